using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>The writes of one transaction, which wait for another one to take them along.</summary>
internal sealed class DeferredCommit(DeferredCommits all, long jobId, Changes changes) : IDeferredCommit
{
    private readonly Lock gate = new();
    private readonly long since = Stopwatch.GetTimestamp();
    private long? stateId = changes.Expectations[jobId];
    private long waitsSince = Stopwatch.GetTimestamp();
    private Phase phase;
    private Attempt? attempt;
    private volatile bool hasFailed;

    private enum Phase
    {
        Waiting,
        Committing,
        Committed,
        Joined,
        Refused,
        Dropped,
    }

    public long JobId => jobId;

    public string? StateId
    {
        get
        {
            lock (gate)
            {
                return stateId?.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>How long they go on waiting. Takes no lock: it is asked under the one that is taken when they begin to wait.</summary>
    public TimeSpan DueIn => all.LongestWait(hasFailed) - Stopwatch.GetElapsedTime(Volatile.Read(ref waitsSince));

    public void Begin()
    {
        lock (gate)
        {
            Wait();
        }
    }

    /// <summary>Puts the writes ahead of others, unless they are committed by now, and makes those expect the job as these leave it.</summary>
    /// <exception cref="StateChangedException">Somebody else has changed the job.</exception>
    public void JoinTo(Changes later)
    {
        while (!TryJoinTo(later))
        {
            Commit();
        }
    }

    public void Release()
    {
        lock (gate)
        {
            if (phase == Phase.Joined)
            {
                phase = Phase.Waiting;
                Wait();
            }
        }
    }

    public void Drop()
    {
        while (!TryDrop())
        {
            Finish();
        }
    }

    /// <summary>Commits the writes on their own, unless they are committed or joined to others.</summary>
    public void Commit()
    {
        BeginCommit();
        ThrowIfFailed(Finish());
    }

    /// <summary>Hands the writes to the committer and returns.</summary>
    public void BeginCommit()
    {
        lock (gate)
        {
            if (phase == Phase.Waiting)
            {
                var alone = new Changes();
                Precede(alone);
                attempt = new Attempt(alone, all.Send(alone));
                phase = Phase.Committing;
            }
        }
    }

    /// <summary>Waits for a commit that is on its way.</summary>
    /// <returns>Why it failed; <see langword="null"/> when it did not.</returns>
    public Exception? Finish()
    {
        if (Current() is not { } current)
        {
            return null;
        }

        try
        {
            var committed = CommittedBy(current);
            Settle(current, committed is null ? Phase.Refused : Phase.Committed, committed);
            return null;
        }
        catch (Exception error)
        {
            Settle(current, Phase.Waiting, null);
            return error;
        }
    }

    // A failed attempt may have been committed all the same: then it is its own state that the next one meets.
    private long? CommittedBy(Attempt current)
    {
        try
        {
            current.Commit.Wait();
            return current.Changes.CurrentStates[jobId];
        }
        catch (StateChangedException) when (hasFailed)
        {
            return all.FindCurrent(changes.CurrentStateOf(jobId)!);
        }
        catch (StateChangedException)
        {
            return null;
        }
    }

    private Attempt? Current()
    {
        lock (gate)
        {
            return phase == Phase.Committing ? attempt : null;
        }
    }

    private void Settle(Attempt current, Phase next, long? committed)
    {
        lock (gate)
        {
            if (phase != Phase.Committing || attempt != current)
            {
                return;
            }

            phase = next;
            stateId = committed ?? stateId;
            if (next == Phase.Waiting)
            {
                hasFailed = true;
                Volatile.Write(ref waitsSince, Stopwatch.GetTimestamp());
            }
            else
            {
                all.Remove(this);
            }
        }
    }

    /// <returns>Whether that could be: no commit is on its way, and none has failed, which may have come through and only another one can tell.</returns>
    private bool TryJoinTo(Changes later)
    {
        lock (gate)
        {
            switch (phase)
            {
                case Phase.Committing:
                case Phase.Waiting when hasFailed:
                    return false;
                case Phase.Waiting or Phase.Joined:
                    phase = Phase.Joined;
                    all.Remove(this);
                    Precede(later);
                    return true;
                case Phase.Committed:
                    later.Expect(jobId, stateId);
                    return true;
                default:
                    throw new StateChangedException(jobId.ToString(CultureInfo.InvariantCulture), StateId, null);
            }
        }
    }

    private bool TryDrop()
    {
        lock (gate)
        {
            if (phase == Phase.Committing)
            {
                return false;
            }

            phase = phase == Phase.Committed ? phase : Phase.Dropped;
            all.Remove(this);
            return true;
        }
    }

    private void Wait()
    {
        if (phase == Phase.Waiting)
        {
            Volatile.Write(ref waitsSince, Stopwatch.GetTimestamp());
            all.Add(this);
        }
    }

    private void Precede(Changes later)
    {
        later.Follow(changes, Stopwatch.GetElapsedTime(since));
        later.Expect(jobId, stateId);
    }

    private static void ThrowIfFailed(Exception? error)
    {
        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private sealed record Attempt(Changes Changes, PendingCommit Commit);
}
