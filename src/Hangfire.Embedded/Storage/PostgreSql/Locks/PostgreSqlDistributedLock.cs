using Hangfire.Logging;
using Hangfire.PostgreSql.Housekeeping;

namespace Hangfire.PostgreSql.Locks;

/// <summary>A held lock. It is released only while it is still this holder's own.</summary>
internal sealed class PostgreSqlDistributedLock(string resource, DateTime acquired, DistributedLocks locks) : IDisposable, ILease
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(PostgreSqlDistributedLock));

    private int isReleased;

    /// <summary>The name of the lock as it is stored.</summary>
    public string Resource => resource;

    public FencingToken Token { get; } = new(acquired);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            locks.Release(this);
        }
    }

    public void OnLost() => Log.Warn(
        $"The distributed lock '{Resource}' was taken over by another holder, because it was not kept fresh for the lock timeout. " +
        "What it guards may be done twice.");
}
