using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>
/// Runs one attempt of an action on many entities: one transaction with a few round trips for all of them. What fails is rolled back, the rest runs
/// again without it, and in the same transaction each id that failed gets a job of its own, where its retries and its failure event are decided.
/// </summary>
internal sealed class ChunkRunner(
    IUnitOfWork work, IEntitySession session, IChunkSession chunks, EntityOutcomes outcomes, JobContextAccessor jobs, ILogger<ChunkRunner> logger)
{
    // Errors of the action are all found in one run; those of the database cost one run each. A chunk that is mostly broken is not worth more.
    private const int MostRuns = 6;

    public async Task RunAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, IReadOnlyList<TKey> keys)
        where TEntity : class
        where TKey : notnull
    {
        var job = jobs.Required;
        var chunk = new Chunk<TKey>(EntityActionDescriptor.Of(action.GetType()), job, keys);
        if (Limit.Of(chunk.Action).Count > 0 || chunk.Action.Timeout is not null)
        {
            chunk.SetAllApart(); // limits and timeouts are those of a job, so each entity has to be one
        }

        try
        {
            if (job.Attempt > 1 && await session.FindReceiptAsync(job.JobKey, job.Cancellation) is not null)
            {
                Log.ChunkAlreadyDone(logger, chunk.Action.Name, job.JobId);
                return;
            }

            await WorkThroughAsync(action, chunk);
            Log.ChunkDone(logger, chunk.Action.Name, job.JobId, chunk.Together.Count, chunk.Count, chunk.Apart.Count);
        }
        catch (DuplicateOutcomeException)
        {
            Log.ChunkAlreadyDone(logger, chunk.Action.Name, job.JobId);
        }
        catch (Exception error) when (!job.WasInterrupted(error))
        {
            Log.ChunkAttemptFailed(logger, chunk.Action.Name, job.JobId, job.Attempt, job.MaxAttempts, chunk.Count, error);
            job.Decide(error);
            throw;
        }
    }

    private async Task WorkThroughAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, Chunk<TKey> chunk)
        where TEntity : class
        where TKey : notnull
    {
        for (var run = 1; ; run++)
        {
            try
            {
                await work.ExecuteAsync(cancel => ActOnAllAsync(action, chunk, cancel), chunk.Job.Cancellation);
                return;
            }
            catch (ChunkFailedException failure) when (run < MostRuns)
            {
                chunk.SetApart(failure.Failed.Cast<TKey>());
            }
            catch (Exception error) when (IsForThisChunk(error, chunk) && run < MostRuns && !chunk.SavesEach)
            {
                chunk.SavesEach = true; // a refused save of many does not tell whose fault it is; a save of one does
            }
            catch (Exception error) when (IsForThisChunk(error, chunk) && chunk.Together.Count > 0)
            {
                Log.ChunkAttemptFailed(logger, chunk.Action.Name, chunk.Job.JobId, chunk.Job.Attempt, chunk.Job.MaxAttempts, chunk.Count, error);
                chunk.SetAllApart();
            }
        }
    }

    // What passes by itself, such as a lost connection, is left to the retries of the job.
    private bool IsForThisChunk<TKey>(Exception error, Chunk<TKey> chunk)
        where TKey : notnull =>
        error is not DuplicateOutcomeException && !chunk.Job.WasInterrupted(error) && !chunks.IsTransient(error);

    private async Task ActOnAllAsync<TEntity, TKey>(
        EntityAction<TEntity, TKey> action, Chunk<TKey> chunk, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var entities = await LoadAsync(action, chunk, cancel);
        var payloads = new Dictionary<TKey, EventPayload?>();
        chunk.SetApart(chunk.Together.Where(key => !entities.ContainsKey(key)));
        await ForEachAsync(chunk, ActAsync, cancel);
        await work.SaveAsync(cancel);
        await ForEachAsync(chunk, RecordAsync, cancel);
        foreach (var key in chunk.Apart)
        {
            chunks.Request(chunk.Action, key);
        }

        session.Add(chunk.Receipt);
        await work.SaveAsync(cancel);

        async Task ActAsync(TKey key)
        {
            action.Begin();
            await action.ActAsync(entities[key], cancel);
            payloads[key] = action.Override;
        }

        async Task RecordAsync(TKey key)
        {
            action.Override = payloads[key];
            await outcomes.AddSuccessAsync(chunk.RunOf(key), action, entities[key]);
            if (chunk.Action.Options.DeleteOnSuccess)
            {
                session.Remove(entities[key]);
            }
        }
    }

    private async Task<IReadOnlyDictionary<TKey, TEntity>> LoadAsync<TEntity, TKey>(EntityAction<TEntity, TKey> action, Chunk<TKey> chunk, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var locking = chunk.Action.Options.Locking;
        var found = new Dictionary<TKey, TEntity>();
        if (chunk.Together.Count == 0)
        {
            return found;
        }

        if (!chunk.Action.Matches && locking != Locking.ForUpdate)
        {
            return await chunks.FindAllAsync(chunk.Action, chunk.Together, action.LookupOf(chunk.Together[0], locking).Shape, cancel);
        }

        foreach (var key in chunk.Together)
        {
            if (await session.FindAsync(key, action.LookupOf(key, locking), cancel) is { } entity)
            {
                found.Add(key, entity);
            }
        }

        return found;
    }

    private async Task ForEachAsync<TKey>(Chunk<TKey> chunk, Func<TKey, Task> act, CancellationToken cancel)
        where TKey : notnull
    {
        var failed = new List<object>();
        var (done, all) = (0, chunk.Together);
        foreach (var key in all)
        {
            chunk.Job.Report(100.0 * done++ / all.Count, chunk.Action.Name);
            try
            {
                await act(key);
                if (chunk.SavesEach)
                {
                    await work.SaveAsync(cancel);
                }
            }
            catch (Exception error) when (!chunk.Job.WasInterrupted(error))
            {
                Log.SetApart(logger, chunk.Action.Name, chunk.Job.JobId, chunk.Action.EntityType.Name, EntityKey.TextOf(key), error);
                failed.Add(key);
                if (chunks.EndsTransaction(error))
                {
                    break;
                }
            }
        }

        if (failed.Count > 0)
        {
            throw new ChunkFailedException(failed);
        }
    }
}
