using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Loads the entity, acts on it and commits the outcome, in one transaction.</summary>
internal sealed class EntityAttempt(
    IUnitOfWork work, IEntitySession session, EntityOutcomes outcomes, IFaultPoint faults, ILogger<EntityActionRunner> logger)
{
    public async Task RunAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit)
        where TEntity : class
        where TKey : notnull
    {
        try
        {
            Outcome? outcome = null;
            await work.ExecuteAsync(
                async cancel => outcome = await ActAsync(action, id, run, limit, cancel),
                async cancel => await session.FindReceiptAsync(run.Job.JobKey, cancel) is not null,
                limit.Cancel);
            LogEnd(outcome, run);
        }
        catch (DuplicateOutcomeException)
        {
            GoOnWith(await session.FindReceiptAsync(run.Job.JobKey, CancellationToken.None), run);
        }
    }

    /// <returns>How it ended, or <c>null</c> when an earlier attempt had done it all.</returns>
    private async Task<Outcome?> ActAsync<TEntity, TKey>(
        EntityAction<TEntity, TKey> action, TKey id, EntityRun run, AttemptLimit limit, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        action.Begin();
        await faults.HitAsync(FaultPoint.JobBeforeLoad);
        var (entity, receipt) = await session.LoadAsync(id, action.LookupOf(id, run.Action.Options.Locking), run.Job.JobKey, cancel);
        if (receipt is not null)
        {
            GoOnWith(receipt, run);
            return null;
        }

        if (entity is null)
        {
            await SkipAsync(run, cancel);
            return Outcome.Skipped;
        }

        await faults.HitAsync(FaultPoint.JobAfterLoad);
        await action.ActAsync(entity, cancel);
        limit.ThrowIfOver();
        await faults.HitAsync(FaultPoint.JobAfterHandler);
        await (outcomes.CanPrecedeSaving(run) ? SaveTogetherAsync(action, entity, run) : SaveInTurnAsync(action, entity, run));
        return Outcome.Succeeded;
    }

    // The event shows what the database makes of the changes. That is seldom anything else than what the action made of them, so it is built first and
    // written along with them; should it differ in the end, it is written again.
    private async Task SaveTogetherAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TEntity entity, EntityRun run)
        where TEntity : class
        where TKey : notnull
    {
        if (await outcomes.TryAddSuccessAsync(run, action, entity) is not { } added)
        {
            await SaveInTurnAsync(action, entity, run);
            return;
        }

        await work.SaveAsync(CancellationToken.None);
        if (await outcomes.RenewAsync(added, run, action, entity))
        {
            await work.SaveAsync(CancellationToken.None);
        }
    }

    private async Task SaveInTurnAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, TEntity entity, EntityRun run)
        where TEntity : class
        where TKey : notnull
    {
        await work.SaveAsync(CancellationToken.None);
        await outcomes.AddSuccessAsync(run, action, entity);
        if (run.Action.Options.DeleteOnSuccess)
        {
            Log.DeletingEntity(logger, run.EntityName, run.EntityId, run.Job.JobId);
            session.Remove(entity);
        }

        await work.SaveAsync(CancellationToken.None);
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

    private void LogEnd(Outcome? outcome, EntityRun run)
    {
        if (outcome is null)
        {
            return;
        }

        Log.JobSucceeded(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId, run.Job.Attempt);
        if (outcome == Outcome.Succeeded && run.Action.Options.DeleteOnSuccess)
        {
            Log.EntityDeleted(logger, run.EntityName, run.EntityId, run.Job.JobId);
        }
    }

    private void GoOnWith(Receipt? receipt, EntityRun run)
    {
        if (receipt is not null)
        {
            Log.AlreadyCompleted(logger, run.Action.Name, run.Job.JobId, run.EntityName, run.EntityId);
        }

        if (receipt?.Outcome == Outcome.Failed)
        {
            throw new FailureRecordedException(receipt);
        }
    }
}
