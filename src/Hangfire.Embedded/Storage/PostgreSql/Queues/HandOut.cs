using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Hangfire.PostgreSql.Queues;

/// <summary>
/// Claims ready for workers that will ask in a moment. How many are held follows how fast they are taken, so that a worker with long jobs
/// never keeps jobs from others; what is not taken soon goes back. Used under the fetcher's lock.
/// </summary>
internal sealed class HandOut
{
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    private const int Most = 100;
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(20);

    private readonly Queue<PostgreSqlFetchedJob> ready = [];
    private int handedOut;
    private int target;
    private long lastClaim = Stopwatch.GetTimestamp();
    private long lastTaken = Stopwatch.GetTimestamp();

    /// <summary>Nobody is left to take what is ready.</summary>
    public bool IsAbandoned { get; set; }

    public bool IsEmpty => ready.Count == 0;

    public bool IsRunningLow => target > 0 && ready.Count > 0 && ready.Count <= target / 2;

    public int Room => Math.Max(target - ready.Count, 0);

    public void Add(PostgreSqlFetchedJob claim)
    {
        if (ready.Count == 0)
        {
            lastTaken = Stopwatch.GetTimestamp();
        }

        ready.Enqueue(claim);
    }

    public bool TryTake([MaybeNullWhen(false)] out PostgreSqlFetchedJob claim)
    {
        IsAbandoned = false;
        if (!ready.TryDequeue(out claim))
        {
            return false;
        }

        lastTaken = Stopwatch.GetTimestamp();
        NoteHandedOut();
        return true;
    }

    public void NoteHandedOut() => handedOut++;

    /// <summary>Sets how many claims to hold by how many were taken since the last claim.</summary>
    public void NoteClaim()
    {
        var elapsed = Stopwatch.GetElapsedTime(lastClaim);
        target = elapsed > TimeSpan.Zero ? (int)Math.Min(Most, handedOut * (Ahead / elapsed)) : target;
        handedOut = 0;
        lastClaim = Stopwatch.GetTimestamp();
    }

    /// <summary>Takes everything out when nobody is left for it or nobody came for a while.</summary>
    public List<PostgreSqlFetchedJob>? TakeStale()
    {
        if (IsEmpty || (!IsAbandoned && Stopwatch.GetElapsedTime(lastTaken) < Freshness))
        {
            return null;
        }

        var stale = ready.ToList();
        ready.Clear();
        target = 0;
        return stale;
    }
}
