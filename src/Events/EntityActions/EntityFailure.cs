using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Records that an entity action has failed for good: its receipt, its failure event and, where declared, the deletion of the entity.</summary>
internal sealed class EntityFailure(
    IUnitOfWork work, IEntitySession session, EntityOutcomes outcomes, EntityReruns reruns, ILogger<EntityActionRunner> logger)
{
    /// <summary>The context that threw may hold half of the attempt's changes, so the failure is recorded in a scope of its own.</summary>
    /// <returns>The receipt that holds in the end.</returns>
    public async Task<Receipt?> RecordInNewScopeAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error)
        where TEntity : class
        where TKey : notnull
    {
        Receipt? receipt = null;
        await reruns.RunInNewScopesAsync(
            run, async services => receipt = await services.GetRequiredService<EntityFailure>().RecordAsync(action, id, run, error));
        return receipt;
    }

    /// <summary>Records it in the scope this belongs to.</summary>
    /// <returns>The receipt that holds in the end.</returns>
    public async Task<Receipt?> RecordAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error)
        where TEntity : class
        where TKey : notnull
    {
        try
        {
            var deleted = false;
            await work.ExecuteAsync(
                async cancel => deleted = await StoreAsync(action, id, run, error, cancel),
                async cancel => await session.FindReceiptAsync(run.Job.JobKey, cancel) is not null,
                CancellationToken.None);
            Log.JobFailedFinally(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt, error);
            if (deleted)
            {
                Log.EntityDeleted(logger, run.EntityName, run.EntityId, run.Job.JobId);
            }
        }
        catch (DuplicateOutcomeException)
        {
            Log.AlreadyCompleted(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        }

        return await session.FindReceiptAsync(run.Job.JobKey, CancellationToken.None);
    }

    /// <returns>Whether the entity is deleted with it.</returns>
    private async Task<bool> StoreAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, Exception error, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        await outcomes.AddFailureAsync(run, action, error, cancel);
        var entity = run.Action.Options.DeleteOnFailure ? await session.FindAsync(id, action.LookupOf(id, Locking.None), cancel) : null;
        if (entity is not null)
        {
            Log.DeletingEntity(logger, run.EntityName, run.EntityId, run.Job.JobId);
            session.Remove(entity);
        }

        await work.SaveAsync(cancel);
        return entity is not null;
    }
}
