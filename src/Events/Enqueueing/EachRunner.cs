using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Asks for the jobs of a query, once per job it runs in.</summary>
internal sealed class EachRunner(IUnitOfWork work, IEntitySession session, IEachRequests requests, JobContextAccessor jobs, ILogger<EachRunner> logger)
{
    public async Task RunAsync<TEntity>(Type actionType, IEntityQuery<TEntity> query, int chunkSize)
        where TEntity : class
    {
        var job = jobs.Required;
        var action = EntityActionDescriptor.Of(actionType);
        try
        {
            await work.ExecuteAsync(
                async cancel =>
                {
                    var count = await requests.RequestAsync(actionType, query.Entities, chunkSize, cancel);
                    session.Add(new Receipt(job.JobKey, job.JobId, action.Name, action.EntityType.Name, "*", Outcome.Succeeded, job.Attempt, job.Series, null));
                    await work.SaveAsync(cancel);
                    Log.EachRequested(logger, action.Name, job.JobId, count, query.GetType().Name);
                },
                job.Cancellation);
        }
        catch (DuplicateOutcomeException)
        {
            Log.ChunkAlreadyDone(logger, action.Name, job.JobId);
        }
    }
}
