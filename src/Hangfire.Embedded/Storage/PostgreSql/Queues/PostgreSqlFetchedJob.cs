using System.Globalization;
using Hangfire.Logging;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Queues;

/// <summary>A claimed job. Taking it off the queue or giving it back works only while the claim is still this process's own.</summary>
internal sealed class PostgreSqlFetchedJob(ClaimedRow row, long claimedAt, Claims claims) : IClaimedJob, ILease
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(PostgreSqlFetchedJob));

    private JobData? snapshot;
    private int isDecided;

    public string JobId { get; } = row.JobId.ToString(CultureInfo.InvariantCulture);

    public long RowId => row.Id;

    public FencingToken Token { get; } = new(row.FetchedAt);

    // Reading the call takes time that the worker has and the fetcher, which serves all workers, has not.
    public JobData? Snapshot => snapshot ??= row.Job?.ToJobData();

    public bool AllowsDeferredStart => !row.WasClaimed && claims.AreFresh(claimedAt);

    public void RemoveFromQueue()
    {
        if (!claims.Remove(this))
        {
            OnLost();
        }

        MarkDecided();
    }

    public void Requeue() => claims.GiveBack([this]);

    public void Dispose()
    {
        if (Volatile.Read(ref isDecided) == 0)
        {
            Requeue();
        }
    }

    /// <summary>Called when the claim was settled, here or together with a transaction.</summary>
    public void MarkDecided()
    {
        if (Interlocked.Exchange(ref isDecided, 1) == 0)
        {
            claims.Forget(this);
        }
    }

    public void OnLost() => Log.Warn(
        $"Job '{JobId}' was taken over by another worker, because its claim was not kept fresh for the invisibility timeout. " +
        "What this worker still does may be done twice.");
}
