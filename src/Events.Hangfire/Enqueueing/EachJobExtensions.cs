using System.Collections;
using Events.Hangfire;
using Hangfire;
using Hangfire.States;

namespace Events;

/// <summary>Enqueues an entity action for many entities at once.</summary>
public static class EachJobExtensions
{
    /// <summary>Enqueues jobs that run the action on each of many entities, a chunk of them per job and transaction. An id that fails gets a job of its own.</summary>
    /// <remarks>To enqueue together with changes of a context, use <c>db.EnqueueEach</c>.</remarks>
    /// <param name="client">Creates the jobs: all in one transaction where the storage can.</param>
    /// <param name="ids">The keys.</param>
    /// <param name="chunkSize">How many ids one job works through. The default is 100.</param>
    /// <returns>The ids of the jobs; a job that a filter has cancelled has none.</returns>
    /// <exception cref="EnqueueException">An element is no key of the action's entity.</exception>
    public static IReadOnlyList<string> EnqueueEach<TAction>(this IBackgroundJobClient client, IEnumerable ids, int chunkSize = 100)
        where TAction : class, IEntityAction
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(ids);
        var chunks = Chunks.Of(EntityActionDescriptor.Of(typeof(TAction)), ids, chunkSize);
        var created = JobBatch.Create(
            (IBackgroundJobClientV2)client,
            [.. chunks.Select(chunk => new NewJob(EntityJobs.JobFor(typeof(TAction), chunk), new EnqueuedState(), NewJob.NoParameters))]);
        return [.. created.OfType<string>()];
    }

    /// <summary>Runs the action on each entity a query finds, again and again.</summary>
    /// <param name="manager">Keeps the recurring job.</param>
    /// <param name="recurringJobId">The recurring job's id.</param>
    /// <param name="cronExpression">When; see <see cref="Cron"/>.</param>
    /// <param name="options">Time zone and what to do about missed times; Hangfire's defaults when <c>null</c>.</param>
    /// <param name="chunkSize">How many ids one job works through. The default is 100.</param>
    /// <typeparam name="TAction">The action.</typeparam>
    /// <typeparam name="TEntity">The entity.</typeparam>
    /// <typeparam name="TQuery">The query, by its class: an expression cannot be stored.</typeparam>
    public static void AddOrUpdateEach<TAction, TEntity, TQuery>(
        this IRecurringJobManager manager, string recurringJobId, string cronExpression, RecurringJobOptions? options = null, int chunkSize = 100)
        where TAction : class, IEntityAction
        where TEntity : class
        where TQuery : class, IEntityQuery<TEntity>
    {
        ArgumentNullException.ThrowIfNull(manager);
        manager.AddOrUpdate<EachFound<TAction, TEntity, TQuery>>(recurringJobId, each => each.Run(chunkSize), cronExpression, options ?? new RecurringJobOptions());
    }
}
