using Hangfire.PostgreSql.Connections;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>
/// Commits the transactions that wait at the same moment in one database transaction. A caller that finds nobody committing does it
/// itself, so that a lone caller never waits for another thread. Those that came meanwhile are left to a thread of the committer's own,
/// which lives only while there is something to do. No step needs the thread pool, whose threads may all be waiting here.
/// </summary>
internal sealed class GroupCommitter(Database database, CommitWriter writer)
{
    private const int MostMembers = 200;
    private const int MostOperations = 5000;
    private const int Attempts = 3;
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    /// <summary>How long the committer's own thread waits for as many as came last time: far less than a commit takes, and a statement for each of them costs more.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    private readonly object gate = new();
    private readonly LinkedList<PendingCommit> waiting = [];
    private readonly HeldConnection connection = new(database, PlanChoice.ByKeys);
    private Thread? thread;
    private bool isCommitting;
    private bool isThreadsTurn;
    private bool isGathering;
    private int lastGroup;

    /// <summary>Returns when the changes are committed; commits them on the caller's thread when nobody else is committing.</summary>
    public void Commit(Changes changes)
    {
        var pending = new PendingCommit(changes);
        if (Enter(pending))
        {
            CommitUntilSettled(pending);
        }

        pending.Wait();
    }

    /// <summary>Returns at once; the changes are committed by another thread.</summary>
    public PendingCommit Begin(Changes changes)
    {
        var pending = new PendingCommit(changes);
        if (Enter(pending))
        {
            HandOver();
        }

        return pending;
    }

    /// <summary>Ends when the changes are committed. Cancelled only as long as nothing of them was sent.</summary>
    public async Task CommitAsync(Changes changes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var pending = Begin(changes);
        await using var cancelled = cancellationToken.Register(() => Withdraw(pending, cancellationToken)).ConfigureAwait(false);
        await pending.Settled.ConfigureAwait(false);
        pending.Wait();
    }

    /// <returns>Whether the caller is the one to commit, or to hand over.</returns>
    private bool Enter(PendingCommit pending)
    {
        lock (gate)
        {
            waiting.AddLast(pending);
            if (isGathering && waiting.Count >= lastGroup)
            {
                Monitor.Pulse(gate);
            }

            var leads = !isCommitting;
            isCommitting = true;
            return leads;
        }
    }

    private void Withdraw(PendingCommit pending, CancellationToken cancellationToken)
    {
        bool withdrawn;
        lock (gate)
        {
            withdrawn = waiting.Remove(pending);
        }

        if (withdrawn)
        {
            pending.Settle(new OperationCanceledException(cancellationToken));
        }
    }

    private void CommitUntilSettled(PendingCommit own)
    {
        try
        {
            while (!own.IsSettled)
            {
                Commit(TakeGroup());
            }
        }
        finally
        {
            HandOver();
        }
    }

    private void HandOver()
    {
        var started = NextToLead();
        try
        {
            started?.UnsafeStart();
        }
        catch (OutOfMemoryException)
        {
            // No thread is to be had; the work is done here rather than never.
            ForgetThread();
            CommitWaiting();
        }
    }

    /// <returns>The thread to start for what waits; <see langword="null"/> when nothing does, or when a running thread was told.</returns>
    private Thread? NextToLead()
    {
        lock (gate)
        {
            isCommitting = isThreadsTurn = waiting.Count > 0;
            if (!isThreadsTurn)
            {
                return null;
            }

            if (thread != null)
            {
                Monitor.Pulse(gate);
                return null;
            }

            return thread = new Thread(Run) { IsBackground = true, Name = "Hangfire committer" };
        }
    }

    private void Run()
    {
        while (WaitForTurn())
        {
            CommitWaiting();
        }
    }

    private bool WaitForTurn()
    {
        lock (gate)
        {
            while (!isThreadsTurn)
            {
                if (!Monitor.Wait(gate, Linger) && !isThreadsTurn)
                {
                    thread = null;
                    return false;
                }
            }

            return true;
        }
    }

    private void ForgetThread()
    {
        lock (gate)
        {
            thread = null;
        }
    }

    private void CommitWaiting()
    {
        while (!EndsTurn())
        {
            Gather();
            var group = TakeGroup();
            lastGroup = group.Count;
            Commit(group);
        }
    }

    // Those who were settled together tend to come back together. Whoever is alone is never kept waiting: he commits on his own thread.
    private void Gather()
    {
        lock (gate)
        {
            if (waiting.Count < lastGroup)
            {
                isGathering = true;
                Monitor.Wait(gate, Gathering);
                isGathering = false;
            }
        }
    }

    // Seen and noted in one step, so that whoever comes next leads.
    private bool EndsTurn()
    {
        lock (gate)
        {
            if (waiting.Count > 0)
            {
                return false;
            }

            isCommitting = isThreadsTurn = false;
            return true;
        }
    }

    // A job's state may be changed by one member only: what the next one expects has to be compared with what this one wrote.
    private List<PendingCommit> TakeGroup()
    {
        var group = new List<PendingCommit>();
        var changed = new HashSet<long>();
        var operations = 0;
        lock (gate)
        {
            for (var node = waiting.First; node != null && group.Count < MostMembers && operations < MostOperations;)
            {
                var next = node.Next;
                var changes = node.Value.Changes;
                if (!changed.Overlaps(changes.ChangedJobs) && !changed.Overlaps(changes.Expectations.Keys))
                {
                    changed.UnionWith(changes.ChangedJobs);
                    operations += changes.Operations.Count;
                    group.Add(node.Value);
                    waiting.Remove(node);
                }

                node = next;
            }
        }

        return group;
    }

    private void Commit(List<PendingCommit> group)
    {
        try
        {
            Settle(group, WriteWithRetries(group));
        }
        catch (Exception error) when (group.Count > 1 && WasRolledBack(error))
        {
            Commit([.. group.Take(group.Count / 2)]);
            Commit([.. group.Skip(group.Count / 2)]);
        }
        catch (Exception error)
        {
            foreach (var member in group)
            {
                member.Settle(error);
            }
        }
    }

    private Dictionary<Changes, StateChangedException> WriteWithRetries(List<PendingCommit> group)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return writer.Write(connection.GetAlive(KeepsPlan(group)), [.. group.Select(member => member.Changes)]);
            }
            catch (PostgresException contended) when (attempt < Attempts && IsContention(contended))
            {
            }
            catch (PostgresException refused) when (!IsConnectionLost(refused))
            {
                throw;
            }
            catch
            {
                connection.Drop();
                throw;
            }
        }
    }

    private static bool KeepsPlan(List<PendingCommit> group) => group.TrueForAll(member => member.Changes.HasLastingPlan);

    private static void Settle(List<PendingCommit> group, Dictionary<Changes, StateChangedException> conflicts)
    {
        foreach (var member in group)
        {
            member.Settle(conflicts.GetValueOrDefault(member.Changes));
        }
    }

    // Refused by the server, or never sent because a value could not be encoded: nothing was written. Anything else may have been.
    private static bool WasRolledBack(Exception error) =>
        error is PostgresException refused ? !IsConnectionLost(refused) : error is not NpgsqlException and not TimeoutException and not IOException;

    private static bool IsContention(PostgresException error) =>
        error.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private static bool IsConnectionLost(PostgresException error) =>
        error.SqlState.StartsWith("57P0", StringComparison.Ordinal) || error.SqlState.StartsWith("08", StringComparison.Ordinal);
}
