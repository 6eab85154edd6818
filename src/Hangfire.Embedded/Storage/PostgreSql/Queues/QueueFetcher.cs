using System.Diagnostics;
using Hangfire.Logging;
using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Queues;

/// <summary>
/// Claims for all workers of one set of queues: as many jobs at once as workers wait, and a few more where jobs are short. Its thread lives
/// only while somebody waits.
/// </summary>
internal sealed class QueueFetcher(string[] queues, Claims claims, PostgreSqlStorageOptions options)
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    private readonly RepeatedErrors errors = new(LogProvider.GetLogger(typeof(QueueFetcher)));
    private readonly object gate = new();
    private readonly LinkedList<Waiter> waiters = [];
    private readonly HandOut handOut = new();
    private readonly HeldConnection connection = claims.NewConnection();
    private Thread? thread;
    private bool mayFindJobs = true;
    private long lastClaim;

    // The caller blocks on what the fetcher's thread completes, so that no thread of the pool is needed in between; on a handle, since waiting
    // for a task begins with spinning.
    public PostgreSqlFetchedJob Fetch(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = Enter();
        if (waiter.Task.IsCompleted)
        {
            return waiter.Task.Result;
        }

        using var cancelled = cancellationToken.Register(() => Leave(waiter, cancellationToken));
        ((IAsyncResult)waiter.Task).AsyncWaitHandle.WaitOne();
        return waiter.Task.GetAwaiter().GetResult();
    }

    /// <summary>Takes a job that was claimed ahead, if there is one.</summary>
    public PostgreSqlFetchedJob? TryFetch()
    {
        lock (gate)
        {
            if (!handOut.TryTake(out var ready))
            {
                return null;
            }

            PulseWhenRunningLow();
            return ready;
        }
    }

    /// <summary>A queue may have something now.</summary>
    public void Wake()
    {
        lock (gate)
        {
            mayFindJobs = true;
            Monitor.Pulse(gate);
        }
    }

    private Waiter Enter()
    {
        var waiter = new Waiter();
        lock (gate)
        {
            if (handOut.TryTake(out var ready))
            {
                waiter.SetResult(ready);
                PulseWhenRunningLow();
                return waiter;
            }

            waiters.AddLast(waiter);
            if (thread == null)
            {
                mayFindJobs = true;
                thread = new Thread(Run) { IsBackground = true, Name = $"Hangfire fetcher of {string.Join(", ", queues)}" };
                thread.Start();
            }
            else
            {
                Monitor.Pulse(gate);
            }
        }

        return waiter;
    }

    private void PulseWhenRunningLow()
    {
        if (mayFindJobs && handOut.IsRunningLow)
        {
            Monitor.Pulse(gate);
        }
    }

    // The last one to leave takes nothing along: what is ready for nobody goes back to the queue at once.
    private void Leave(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            waiters.Remove(waiter);
            handOut.IsAbandoned = waiters.Count == 0;
            Monitor.Pulse(gate);
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    private void Run()
    {
        while (true)
        {
            var step = NextStep();
            if (step == null)
            {
                return;
            }

            try
            {
                step();
            }
            catch (Exception error)
            {
                errors.Log(LogLevel.Error, $"Claiming jobs of the queues '{string.Join("', '", queues)}' failed; trying again in '{PauseAfterError}'.", error);
                PauseOrWake();
            }
        }
    }

    private Action? NextStep()
    {
        lock (gate)
        {
            while (true)
            {
                if (handOut.TakeStale() is { Count: > 0 } stale)
                {
                    return () => claims.GiveBack(stale);
                }

                var limit = waiters.Count > 0 || handOut.IsRunningLow ? waiters.Count + handOut.Room : 0;
                if (limit > 0 && (mayFindJobs || TimeToPoll <= TimeSpan.Zero))
                {
                    mayFindJobs = false;
                    return () => Claim(limit);
                }

                if (!WaitForWork())
                {
                    connection.Drop();
                    thread = null;
                    return null;
                }
            }
        }
    }

    private TimeSpan TimeToPoll => options.QueuePollInterval - Stopwatch.GetElapsedTime(lastClaim);

    private bool WaitForWork()
    {
        if (!handOut.IsEmpty)
        {
            Monitor.Wait(gate, HandOut.Freshness);
            return true;
        }

        if (waiters.Count > 0)
        {
            var pause = TimeToPoll; // asked once: it may run out between two questions
            Monitor.Wait(gate, pause > TimeSpan.Zero ? pause : TimeSpan.Zero);
            return true;
        }

        return Monitor.Wait(gate, Linger) || waiters.Count > 0;
    }

    private void Claim(int limit)
    {
        lastClaim = Stopwatch.GetTimestamp();
        var claimed = claims.Claim(queues, limit, connection);
        lock (gate)
        {
            mayFindJobs |= claimed.Count == limit;
            foreach (var claim in claimed)
            {
                GiveToSomebody(claim);
            }

            handOut.NoteClaim();
        }
    }

    private void GiveToSomebody(PostgreSqlFetchedJob claim)
    {
        while (waiters.First is { } first)
        {
            waiters.RemoveFirst();
            if (first.Value.TrySetResult(claim))
            {
                handOut.NoteHandedOut();
                return;
            }
        }

        handOut.Add(claim);
    }

    private void PauseOrWake()
    {
        lock (gate)
        {
            mayFindJobs = true;
            Monitor.Wait(gate, PauseAfterError);
        }
    }

    private sealed class Waiter() : TaskCompletionSource<PostgreSqlFetchedJob>(TaskCreationOptions.RunContinuationsAsynchronously);
}
