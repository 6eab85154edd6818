namespace Events;

/// <summary>Gives each entity of a chunk that failed as a whole a job of its own, where its retries and its failure event are decided as usual.</summary>
/// <remarks>The requests and the chunk's receipt are one transaction: a chunk is split once, and one that was worked through is not split at all.</remarks>
internal sealed class ChunkSplit(IUnitOfWork work, IEntitySession session, IChunkSession chunks)
{
    /// <returns>How many jobs were asked for; none when the chunk has its receipt.</returns>
    public async Task<int> RunAsync(EntityActionDescriptor action, JobContext job, Array keys)
    {
        var apart = keys.Cast<object>().Distinct().ToList();
        try
        {
            await work.ExecuteAsync(
                async cancel =>
                {
                    apart.ForEach(key => chunks.Request(action, key));
                    session.Add(new Receipt(job.JobKey, job.JobId, action.Name, action.EntityType.Name, "*", Outcome.Failed, job.Attempt, job.Series, null));
                    await work.SaveAsync(cancel);
                },
                async cancel => await session.FindReceiptAsync(job.JobKey, cancel) is not null,
                CancellationToken.None);
            return apart.Count;
        }
        catch (DuplicateOutcomeException)
        {
            return 0;
        }
    }
}
