using System.Collections;
using Events;
using Events.EfCore;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Enqueues entity actions together with what the context saves.</summary>
public static class EventsEnqueueExtensions
{
    /// <summary>Asks for a job that runs the action on the entity. The job exists once <c>SaveChanges</c>, and the transaction around it, have committed, and never when they do not.</summary>
    /// <param name="context">The context to save; nothing is asked for before <c>SaveChanges</c>.</param>
    /// <param name="entityOrId">The entity, also one just added whose key the database will generate, or the key of one.</param>
    /// <returns>The <see cref="IJobContext.JobKey"/> the job will have.</returns>
    /// <exception cref="EnqueueException">It is neither the action's entity nor a key of it, or the key is empty.</exception>
    public static string Enqueue<TAction>(this DbContext context, object entityOrId)
        where TAction : class, IEntityAction => JobRequests.Add(context, typeof(TAction), entityOrId, null);

    /// <summary>As <see cref="Enqueue{TAction}"/>, to run after a while.</summary>
    public static string Schedule<TAction>(this DbContext context, object entityOrId, TimeSpan delay)
        where TAction : class, IEntityAction => context.Schedule<TAction>(entityOrId, TimeProvider.System.GetUtcNow() + delay);

    /// <summary>As <see cref="Enqueue{TAction}"/>, to run at that time.</summary>
    public static string Schedule<TAction>(this DbContext context, object entityOrId, DateTimeOffset at)
        where TAction : class, IEntityAction => JobRequests.Add(context, typeof(TAction), entityOrId, at.ToUniversalTime());

    /// <summary>Asks for jobs that run the action on each of many entities, a chunk of them per job and transaction. An id that fails gets a job of its own.</summary>
    /// <param name="context">The context to save; nothing is asked for before <c>SaveChanges</c>.</param>
    /// <param name="ids">The keys.</param>
    /// <param name="chunkSize">How many ids one job works through. The default is 100.</param>
    /// <returns>The number of jobs.</returns>
    /// <exception cref="EnqueueException">An element is no key of the action's entity.</exception>
    public static int EnqueueEach<TAction>(this DbContext context, IEnumerable ids, int chunkSize = Chunks.DefaultSize)
        where TAction : class, IEntityAction => JobRequests.AddChunks(context, typeof(TAction), ids, chunkSize);

    /// <summary>As <see cref="EnqueueEach{TAction}"/>, for the entities a query finds now. Only their keys are read.</summary>
    /// <param name="context">The context to save; nothing is asked for before <c>SaveChanges</c>.</param>
    /// <param name="entities">A query on the context.</param>
    /// <param name="chunkSize">How many ids one job works through. The default is 100.</param>
    /// <param name="cancel">Gives up reading.</param>
    /// <returns>The number of jobs.</returns>
    public static Task<int> EnqueueEachAsync<TAction>(
        this DbContext context, IQueryable entities, int chunkSize = Chunks.DefaultSize, CancellationToken cancel = default)
        where TAction : class, IEntityAction => JobRequests.AddChunksAsync(context, typeof(TAction), entities, chunkSize, cancel);
}
