using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Runs one attempt of an entity action: load, act, and commit the outcome; or decide what the failure means.</summary>
internal sealed class EntityActionRunner(
    IUnitOfWork work,
    IEntitySession session,
    EntityOutcomes outcomes,
    EntityLimits limits,
    JobContextAccessor jobs,
    IServiceScopeFactory scopes,
    IFaultPoint faults,
    TimeProvider time,
    ILogger<EntityActionRunner> logger)
{
    /// <summary>How often one attempt starts over because somebody else changed what it had read.</summary>
    private const int MaxReruns = 3;

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

    /// <summary>Records a final failure, in the scope of this runner, and returns the receipt that holds in the end.</summary>
    public async Task<Receipt?> RecordFailureAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error)
        where TEntity : class
        where TKey : notnull
    {
        try
        {
            var deleted = false;
            await work.ExecuteAsync(
                async cancel => deleted = await StoreFailureAsync(action, id, run, error, cancel), cancel => IsRecordedAsync(run, cancel), CancellationToken.None);
            Log.JobFailedFinally(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt, error);
            LogDeletion(deleted, run);
        }
        catch (DuplicateOutcomeException)
        {
            Log.AlreadyCompleted(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        }

        return await session.FindReceiptAsync(run.Job.JobKey, CancellationToken.None);
    }

    private async Task AttemptAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit)
        where TEntity : class
        where TKey : notnull
    {
        for (var reruns = 0; ; reruns++)
        {
            try
            {
                await (reruns == 0 ? ActOnceAsync(action, id, run, limit) : ActInNewScopeAsync(action, id, run, limit));
                return;
            }
            catch (Exception error) when (reruns < MaxReruns && !limit.Cancel.IsCancellationRequested && session.IsConflict(error))
            {
                Log.ActionConflict(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, reruns + 1, MaxReruns, error.Message);
            }
        }
    }

    private async Task ActInNewScopeAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit)
        where TEntity : class
        where TKey : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = run.Job;
        var again = (EntityAction<TEntity, TKey>)ActivatorUtilities.CreateInstance(scope.ServiceProvider, action.GetType());
        await scope.ServiceProvider.GetRequiredService<EntityActionRunner>().ActOnceAsync(again, id, run, limit);
    }

    private async Task ActOnceAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit)
        where TEntity : class
        where TKey : notnull
    {
        try
        {
            var (isDone, deleted) = (false, false);
            await work.ExecuteAsync(
                async token =>
                {
                    isDone = await HasOutcomeAsync(run, token); // in the same transaction: asked apart, it would cost one of its own
                    deleted = !isDone && await SucceedAsync(action, id, run, limit, token);
                },
                token => IsRecordedAsync(run, token),
                limit.Cancel);
            if (!isDone)
            {
                Log.JobSucceeded(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt);
                LogDeletion(deleted, run);
            }
        }
        catch (DuplicateOutcomeException)
        {
            await HasOutcomeAsync(run, CancellationToken.None);
        }
    }

    private async Task<bool> HasOutcomeAsync(EntityRun run, CancellationToken cancel)
    {
        var receipt = await session.FindReceiptAsync(run.Job.JobKey, cancel);
        if (receipt is null)
        {
            return false;
        }

        Log.AlreadyCompleted(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        return receipt.Outcome == Outcome.Failed ? throw new FailureRecordedException(receipt) : true;
    }

    private async Task<bool> IsRecordedAsync(EntityRun run, CancellationToken cancel) =>
        await session.FindReceiptAsync(run.Job.JobKey, cancel) is not null;

    /// <returns>Whether the entity was deleted.</returns>
    private async Task<bool> SucceedAsync<TEntity, TKey>(
        EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        action.Begin();
        await faults.HitAsync(FaultPoint.JobBeforeLoad);
        if (await session.FindAsync(id, action.LookupOf(id, run.Action.Options.Locking), cancel) is not { } entity)
        {
            await SkipAsync(run, cancel);
            return false;
        }

        await faults.HitAsync(FaultPoint.JobAfterLoad);
        await action.ActAsync(entity, cancel);
        limit.ThrowIfOver();
        await faults.HitAsync(FaultPoint.JobAfterHandler);
        await work.SaveAsync(CancellationToken.None); // the event shows what the database made of the changes, so they are written before it is built
        await outcomes.AddSuccessAsync(run, action, entity, CancellationToken.None);
        if (run.Action.Options.DeleteOnSuccess)
        {
            Delete(entity, run);
        }

        await work.SaveAsync(CancellationToken.None);
        return run.Action.Options.DeleteOnSuccess;
    }

    private Task SkipAsync(EntityRun run, CancellationToken cancel)
    {
        if (run.Action.Options.Missing != MissingEntity.Skip)
        {
            throw new EntityNotFoundException(run.Action.EntityType, run.Id, run.Action.Options.Missing == MissingEntity.Retry);
        }

        Log.MissingEntitySkipped(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        outcomes.AddSkipped(run);
        return work.SaveAsync(cancel);
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
            var receipt = error is FailureRecordedException ? null : await RecordInNewScopeAsync(action, id, run, error);
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

    // The context that threw may hold half of the attempt's changes, so the failure is recorded in a scope of its own.
    private async Task<Receipt?> RecordInNewScopeAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error)
        where TEntity : class
        where TKey : notnull
    {
        for (var reruns = 0; ; reruns++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<JobContextAccessor>().Current = run.Job;
                return await scope.ServiceProvider.GetRequiredService<EntityActionRunner>().RecordFailureAsync(action, id, run, error);
            }
            catch (Exception conflict) when (reruns < MaxReruns && session.IsConflict(conflict))
            {
                Log.ActionConflict(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, reruns + 1, MaxReruns, conflict.Message);
            }
        }
    }

    private async Task<bool> StoreFailureAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        await outcomes.AddFailureAsync(run, action, error, cancel);
        var entity = run.Action.Options.DeleteOnFailure ? await session.FindAsync(id, action.LookupOf(id, Locking.None), cancel) : null;
        if (entity is not null)
        {
            Delete(entity, run);
        }

        await work.SaveAsync(cancel);
        return entity is not null;
    }

    private void Delete<TEntity>(TEntity entity, EntityRun run)
        where TEntity : class
    {
        Log.DeletingEntity(logger, run.EntityName, run.EntityId, run.Job.JobId);
        session.Remove(entity);
    }

    private void LogDeletion(bool deleted, EntityRun run)
    {
        if (deleted)
        {
            Log.EntityDeleted(logger, run.EntityName, run.EntityId, run.Job.JobId);
        }
    }
}
