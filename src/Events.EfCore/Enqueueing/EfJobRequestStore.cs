using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Events.EfCore;

/// <summary>
/// Creates jobs while it holds their requests locked, and deletes the requests when all jobs exist. A crash in between leaves both, and the next relay
/// creates the jobs once more. That is harmless: the request's id is the key of its job, and only one of two jobs of one key can commit a receipt.
/// </summary>
internal sealed class EfJobRequestStore<TContext>(TContext context, IUnitOfWork work, IFaultPoint faults, ILogger<EfJobRequestStore<TContext>> logger)
    : IJobRequestStore
    where TContext : DbContext
{
    // What this process does not know it leaves for a day to those that do: during a rolling upgrade both are there.
    private const string Waiting =
        """
        select * from events.job_request where error is null and (created_at < now() - interval '1 day' or action <> all ({1}))
        order by position limit {0} for update skip locked
        """;

    private const string SetOverdueAside = "update events.job_request set error = {1} where id = {0} and created_at < now() - interval '1 day'";

    private static readonly ConcurrentDictionary<string, bool> Unknown = new();

    public async Task<int> CreateJobsAsync(IJobQueue queue, int max, CancellationToken cancel)
    {
        var count = 0;
        await work.ExecuteAsync(
            async token =>
            {
                var rows = await context.Set<JobRequestRow>().FromSqlRaw(Waiting, max, Unknown.Keys.ToArray()).AsNoTracking().ToListAsync(token);
                var requests = await ReadableAsync(rows, token);
                await CreateAsync(queue, requests, token);
                await faults.HitAsync(FaultPoint.RequestsAfterCreate);
                var ids = requests.ConvertAll(request => request.Id);
                await context.Set<JobRequestRow>().Where(row => ids.Contains(row.Id) && row.Error == null).ExecuteDeleteAsync(token);
                count = rows.Count;
            },
            cancel);
        return count;
    }

    private async Task<List<JobRequest>> ReadableAsync(List<JobRequestRow> rows, CancellationToken cancel)
    {
        var requests = new List<JobRequest>(rows.Count);
        foreach (var row in rows)
        {
            try
            {
                requests.Add(row.ToRequest());
            }
            catch (UnknownActionException error)
            {
                await LeaveAsync(row, error, cancel);
            }
            catch (Exception error)
            {
                await SetAsideAsync(row.Id, row.Action, error, cancel);
            }
        }

        return requests;
    }

    private async Task LeaveAsync(JobRequestRow row, UnknownActionException error, CancellationToken cancel)
    {
        if (await context.Database.ExecuteSqlRawAsync(SetOverdueAside, [row.Id, error.Message], cancel) == 1)
        {
            Log.RequestSetAside(logger, row.Id, row.Action, error);
        }
        else if (Unknown.TryAdd(row.Action, true))
        {
            Log.RequestLeft(logger, row.Action);
        }
    }

    // One job that cannot be created must not hold back the others; but when none can be, it is not the jobs that are at fault.
    private async Task CreateAsync(IJobQueue queue, List<JobRequest> requests, CancellationToken cancel)
    {
        try
        {
            queue.Create(requests);
        }
        catch (Exception) when (requests.Count > 1)
        {
            var failures = requests.ConvertAll(request => (Request: request, Error: FailureOf(queue, request))).FindAll(tried => tried.Error is not null);
            if (failures.Count == requests.Count)
            {
                throw;
            }

            foreach (var (request, error) in failures)
            {
                await SetAsideAsync(request.Id, request.ActionType.Name, error!, cancel);
            }
        }
    }

    private static Exception? FailureOf(IJobQueue queue, JobRequest request)
    {
        try
        {
            queue.Create([request]);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private async Task SetAsideAsync(Guid id, string action, Exception error, CancellationToken cancel)
    {
        Log.RequestSetAside(logger, id, action, error);
        await context.Set<JobRequestRow>().Where(row => row.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Error, error.GetBaseException().Message), cancel);
    }
}
