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
    ILogger<EntityActionRunner> logger)
{
    public async Task RunAsync<TEntity, TKey, TSuccess, TFailure>(EntityAction<TEntity, TKey, TSuccess, TFailure> action, TKey id)
        where TEntity : class
        where TKey : notnull
        where TSuccess : EventPayload
        where TFailure : EventFailPayload, new()
    {
        var job = jobs.Required;
        var run = new EntityRun(EntityActionDescriptor.Of(action.GetType()), job, id);
        await using var slots = await limits.EnterAsync(run); // outside of the attempt: to find no room is no failure
        try
        {
            if (await HasOutcomeAsync(run))
            {
                return;
            }

            await work.ExecuteAsync(cancel => SucceedAsync(action, id, run, cancel), job.Cancellation);
            Log.JobSucceeded(logger, run.Action.Name, job.JobId, run.EntityName, run.EntityId, job.Attempt);
        }
        catch (DuplicateOutcomeException)
        {
            Log.AlreadyCompleted(logger, run.Action.Name, job.JobId, run.EntityName, run.EntityId);
        }
        catch (Exception error) when (!job.WasInterrupted(error))
        {
            await FailAsync<TEntity, TKey, TFailure>(run, id, error);
            throw;
        }
    }

    private async Task<bool> HasOutcomeAsync(EntityRun run)
    {
        var receipt = await session.FindReceiptAsync(run.Job.JobKey, run.Job.Cancellation);
        if (receipt is null)
        {
            return false;
        }

        Log.AlreadyCompleted(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        return receipt.Outcome == Outcome.Succeeded ? true : throw new FailureRecordedException(receipt);
    }

    private async Task SucceedAsync<TEntity, TKey, TSuccess, TFailure>(
        EntityAction<TEntity, TKey, TSuccess, TFailure> action, TKey id, EntityRun run, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
        where TSuccess : EventPayload
        where TFailure : EventFailPayload, new()
    {
        var entity = await session.FindAsync<TEntity, TKey>(id, cancel) ?? throw new EntityNotFoundException(typeof(TEntity), id);
        await action.ActAsync(entity, cancel);
        await work.SaveAsync(cancel); // the event shows what the database made of the changes, so they are written before it is built
        await outcomes.AddAsync(run, Outcome.Succeeded, action.SuccessOf(entity), cancel);
        if (run.Action.DeleteOnSuccess)
        {
            Delete(entity, run);
        }

        await work.SaveAsync(cancel);
    }

    private async Task FailAsync<TEntity, TKey, TFailure>(EntityRun run, TKey id, Exception error)
        where TEntity : class
        where TKey : notnull
        where TFailure : EventFailPayload, new()
    {
        Log.JobAttemptFailed(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt, run.Job.MaxAttempts, error);
        if (error is FailureRecordedException || run.Job.Decide(error).Retry)
        {
            return;
        }

        // The context that threw may hold half of the attempt's changes, so the failure is recorded in a scope of its own.
        await using var scope = scopes.CreateAsyncScope();
        var fresh = scope.ServiceProvider.GetRequiredService<EntityActionRunner>();
        await fresh.RecordFailureAsync<TEntity, TKey, TFailure>(run, id, error);
    }

    private async Task RecordFailureAsync<TEntity, TKey, TFailure>(EntityRun run, TKey id, Exception error)
        where TEntity : class
        where TKey : notnull
        where TFailure : EventFailPayload, new()
    {
        try
        {
            await work.ExecuteAsync(cancel => StoreFailureAsync<TEntity, TKey, TFailure>(run, id, error, cancel), CancellationToken.None);
            Log.JobFailedFinally(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt, error);
        }
        catch (DuplicateOutcomeException)
        {
            Log.AlreadyCompleted(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        }
    }

    private async Task StoreFailureAsync<TEntity, TKey, TFailure>(EntityRun run, TKey id, Exception error, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
        where TFailure : EventFailPayload, new()
    {
        await outcomes.AddAsync(run, Outcome.Failed, outcomes.FailureOf<TFailure>(error, id), cancel);
        if (run.Action.DeleteOnFailure && await session.FindAsync<TEntity, TKey>(id, cancel) is { } entity)
        {
            Delete(entity, run);
        }

        await work.SaveAsync(cancel);
    }

    private void Delete<TEntity>(TEntity entity, EntityRun run)
        where TEntity : class
    {
        Log.DeletingEntity(logger, run.EntityName, run.EntityId, run.Job.JobId);
        session.Remove(entity);
    }
}
