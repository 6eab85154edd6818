using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Housekeeping;
using Hangfire.Recurring;
using Hangfire.Server;
using Npgsql;

namespace Hangfire.PostgreSql.Locks;

/// <summary>
/// Takes and releases locks that are rows of a table. No database transaction stays open while a lock is waited for or held, and a waiter
/// asks the database only a few times per second; a release in the same process wakes it at once.
/// </summary>
internal sealed class DistributedLocks(Database database, PostgreSqlStorageOptions options, LeaseKeeper keeper)
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(DistributedLocks));
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(300);

    private readonly object released = new();

    public IDisposable Acquire(string resource, TimeSpan timeout)
    {
        ArgumentException.ThrowIfNullOrEmpty(resource);
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);

        var name = $"{options.SchemaName}:{resource}";
        var staleAfter = StaleAfter(resource);
        var started = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause = Shorter(pause * 2, LongestPause))
        {
            if (TryAcquire(name, staleAfter) is { } held)
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
                $"The distributed lock '{held.Resource}' could not be released; it becomes free in '{options.DistributedLockTimeout}'.", error);
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

    // Held locks are kept fresh, so one that is not is held by nobody. Only an engine that refreshes none of its locks needs the longer time; for the
    // schedules nothing is lost without it, because two who look at them at once still start each job once.
    private TimeSpan StaleAfter(string resource) => resource is DelayedJobScheduler.LockName or RecurringJobKeys.SchedulerLock
        ? Shorter(options.InvisibilityTimeout, options.DistributedLockTimeout)
        : options.DistributedLockTimeout;

    private PostgreSqlDistributedLock? TryAcquire(string name, TimeSpan staleAfter)
    {
        PostgreSqlDistributedLock? held = null;
        database.ExecuteOwn(LockSql.Acquire(name, staleAfter)
            .Reading(row => held = new PostgreSqlDistributedLock(name, row.GetDateTime(0), this)));
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
