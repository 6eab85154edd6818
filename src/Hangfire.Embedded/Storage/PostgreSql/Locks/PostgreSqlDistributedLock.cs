using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Locks;

/// <summary>A held lock. It is released only while it is still this holder's own.</summary>
internal sealed class PostgreSqlDistributedLock : IHeldLock, ILease
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(PostgreSqlDistributedLock));

    private readonly CancellationTokenSource lost = new();
    private readonly DistributedLocks locks;
    private readonly TimeSpan lasts;
    private int isReleased;

    /// <param name="resource">The name of the lock as it is stored.</param>
    /// <param name="acquired">The time in the row.</param>
    /// <param name="asked">When it was asked for, by the clock of this process: it was free no later.</param>
    /// <param name="lasts">For how long the lock is held unless it is kept fresh.</param>
    /// <param name="locks">Releases it.</param>
    public PostgreSqlDistributedLock(string resource, DateTime acquired, long asked, TimeSpan lasts, DistributedLocks locks)
    {
        this.locks = locks;
        this.lasts = lasts;
        Resource = resource;
        Token = new FencingToken(acquired);
        Lost = lost.Token;
        Lost.Register(OnExpired);
        OnFresh(asked);
    }

    /// <summary>The name of the lock as it is stored.</summary>
    public string Resource { get; }

    public FencingToken Token { get; }

    public CancellationToken Lost { get; }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            lost.Dispose();
            locks.Release(this);
        }
    }

    // The holder hears of a loss by its own clock, too: a database that cannot be asked may have given the lock to somebody else.
    public void OnFresh(long since)
    {
        var left = lasts - Stopwatch.GetElapsedTime(since);
        WhileHeld(() => lost.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero));
    }

    public void OnLost() => WhileHeld(lost.Cancel);

    private void OnExpired()
    {
        locks.Forget(this);
        Log.Warn(
            $"The distributed lock '{Resource}' was not kept fresh for '{lasts}' and may belong to another holder now. " +
            "What it guards may be done twice.");
    }

    private static void WhileHeld(Action action)
    {
        try
        {
            action();
        }
        catch (ObjectDisposedException)
        {
            // It was released meanwhile.
        }
    }
}
