using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Housekeeping;
using Npgsql;

namespace Hangfire.PostgreSql.Locks;

/// <summary>
/// Takes and releases locks that are rows of a table. No database transaction stays open while a lock is waited for or held, and a waiter
/// asks the database only a few times per second; a release in the same process wakes it at once. Held locks are kept fresh, so one that is not
/// is held by nobody.
/// </summary>
internal sealed class DistributedLocks(Database database, PostgreSqlStorageOptions options, LeaseKeeper keeper)
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(DistributedLocks));
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly object released = new();

    private TimeSpan Lasts => Shorter(Shorter(options.InvisibilityTimeout, options.DistributedLockTimeout), Longest);

    public PostgreSqlDistributedLock Acquire(string resource, TimeSpan timeout)
    {
        ArgumentException.ThrowIfNullOrEmpty(resource);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);

        var name = $"{options.SchemaName}:{resource}";
        var started = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause = Shorter(pause * 2, LongestPause))
        {
            if (TryAcquire(name) is { } held)
            {
                return held;
            }

            var left = timeout - Stopwatch.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                throw new PostgreSqlDistributedLockException(resource);
            }

            WaitForARelease(Shorter(pause, left));
        }
    }

    public void Release(PostgreSqlDistributedLock held)
    {
        try
        {
            database.ExecuteOwn(LockSql.Release(held));
        }
        catch (NpgsqlException error)
        {
            Log.WarnException(
                $"The distributed lock '{held.Resource}' could not be released; it becomes free in '{Lasts}'.", error);
        }
        finally
        {
            keeper.Remove(held);
            lock (released)
            {
                Monitor.PulseAll(released);
            }
        }
    }

    /// <summary>The lock is no longer kept fresh.</summary>
    public void Forget(PostgreSqlDistributedLock held) => keeper.Remove(held);

    private PostgreSqlDistributedLock? TryAcquire(string name)
    {
        PostgreSqlDistributedLock? held = null;
        var asked = Stopwatch.GetTimestamp();
        database.ExecuteOwn(LockSql.Acquire(name, Lasts, options.DistributedLockTimeout)
            .Reading(row => held = new PostgreSqlDistributedLock(name, row.GetDateTime(0), asked, Lasts, this)));
        if (held != null)
        {
            keeper.Add([held]);
        }

        return held;
    }

    private void WaitForARelease(TimeSpan pause)
    {
        lock (released)
        {
            Monitor.Wait(released, pause);
        }
    }

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
