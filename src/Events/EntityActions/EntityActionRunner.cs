using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Runs one attempt of an entity action, again where somebody else got in its way, and decides what a failure means.</summary>
internal sealed class EntityActionRunner(
    EntityAttempt attempt,
    EntityFailure failure,
    EntityReruns reruns,
    IEntitySession session,
    EntityLimits limits,
    JobContextAccessor jobs,
    TimeProvider time,
    ILogger<EntityActionRunner> logger)
{
    public async Task RunAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id)
        where TEntity : class
        where TKey : notnull
    {
        var run = new EntityRun(EntityActionDescriptor.Of(action.GetType()), jobs.Required, id);
        await using var slots = await limits.EnterAsync(run); // outside of the attempt: to find no room is no failure
        using var limit = new AttemptLimit(run, time);
        try
        {
            await AttemptAsync(action, id, run, limit);
        }
        catch (Exception thrown) when (!run.Job.WasInterrupted(thrown))
        {
            var error = limit.Explain(session.Explain(thrown));
            if (await FailAsync(action, id, run, error) is { Outcome: not Outcome.Failed })
            {
                return; // the commit had gone through, only its answer was lost
            }

            if (error == thrown)
            {
                throw;
            }

            throw error;
        }
    }

    private Task AttemptAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit)
        where TEntity : class
        where TKey : notnull =>
        reruns.RunAsync(run, () => attempt.RunAsync(action, id, run, limit), services => AttemptAnewAsync(services, action, id, run, limit), limit.Cancel);

    private static Task AttemptAnewAsync<TEntity, TKey>(IServiceProvider services, EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit)
        where TEntity : class
        where TKey : notnull
    {
        var anew = (EntityAction<TEntity, TKey>)ActivatorUtilities.CreateInstance(services, action.GetType());
        return services.GetRequiredService<EntityAttempt>().RunAsync(anew, id, run, limit);
    }

    /// <returns>The receipt of the job, where it has one by now.</returns>
    private async Task<Receipt?> FailAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error)
        where TEntity : class
        where TKey : notnull
    {
        Log.JobAttemptFailed(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt, run.Job.MaxAttempts, error);
        if (run.Job.Decide(error).Retry)
        {
            return null;
        }

        try
        {
            var receipt = error is FailureRecordedException ? null : await failure.RecordInNewScopeAsync(action, id, run, error);
            RetryVerdict.MarkRecorded(error);
            return receipt;
        }
        catch (Exception unrecorded)
        {
            // The job ends as failed; the engine keeps it in its list of failures to record later.
            Log.FailureNotRecorded(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, unrecorded);
            return null;
        }
    }
}
