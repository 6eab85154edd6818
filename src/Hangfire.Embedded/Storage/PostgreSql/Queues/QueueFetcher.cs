using System.Diagnostics;
using Hangfire.Logging;

namespace Hangfire.PostgreSql.Queues;

/// <summary>
/// Claims for all workers of one set of queues: as many jobs at once as workers wait, and a few more where jobs are short. Its thread lives
/// only while somebody waits.
/// </summary>
internal sealed class QueueFetcher(string[] queues, Claims claims, PostgreSqlStorageOptions options)
{
    private static readonly ILog Log = LogProvider.GetLogger(typeof(QueueFetcher));
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterError = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly LinkedList<Waiter> waiters = [];
    private readonly HandOut handOut = new();
    private Thread? thread;
    private bool mayFindJobs = true;
    private long lastClaim;

    public async Task<PostgreSqlFetchedJob> FetchAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = Enter();
        if (waiter.Task.IsCompleted)
        {
            return await waiter.Task.ConfigureAwait(false);
        }

        await using var cancelled = cancellationToken.Register(() => Leave(waiter, cancellationToken)).ConfigureAwait(false);
        return await waiter.Task.ConfigureAwait(false);
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
                Log.ErrorException($"Claiming jobs of the queues '{string.Join("', '", queues)}' failed; trying again in '{PauseAfterError}'.", error);
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
            Monitor.Wait(gate, TimeToPoll > TimeSpan.Zero ? TimeToPoll : TimeSpan.Zero);
            return true;
        }

        return Monitor.Wait(gate, Linger) || waiters.Count > 0;
    }

    private void Claim(int limit)
    {
        lastClaim = Stopwatch.GetTimestamp();
        var claimed = claims.Claim(queues, limit);
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
