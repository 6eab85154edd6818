namespace Hangfire.InMemory.Entries;

/// <summary>A job's place in a queue: waiting, or fetched by a worker until that finishes it.</summary>
internal sealed class QueuedJob
{
    public QueuedJob(string queue, string jobId)
    {
        Queue = queue;
        JobId = jobId;
        Place = new LinkedListNode<QueuedJob>(this);
    }

    public string Queue { get; }

    public string JobId { get; }

    public DateTime? FetchedAt { get; private set; }

    /// <summary>Counts the claims, so that what an earlier claimant does late cannot touch the present one.</summary>
    public int Claim { get; private set; }

    /// <summary>Moves between the waiting and the fetched jobs, so that neither costs an allocation.</summary>
    public LinkedListNode<QueuedJob> Place { get; }

    public void MarkFetched(DateTime at) => (FetchedAt, Claim) = (at, Claim + 1);

    public void MarkWaiting() => FetchedAt = null;

    public bool IsHeldBy(int claim) => FetchedAt is not null && Claim == claim;
}
