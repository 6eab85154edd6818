using System.Runtime.ExceptionServices;
using Hangfire.PostgreSql.Connections;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>
/// Commits the transactions that wait at the same moment in one database transaction. There is no thread for it: the first caller commits
/// what is there, and when it is done it hands over to one of those that came meanwhile. A lone caller therefore never waits.
/// </summary>
internal sealed class GroupCommitter(Database database, CommitWriter writer)
{
    private const int MostMembers = 200;
    private const int MostOperations = 5000;
    private const int Attempts = 3;

    private readonly Lock gate = new();
    private readonly LinkedList<PendingCommit> waiting = [];
    private readonly HeldConnection connection = new(database);
    private bool isCommitting;

    public void Commit(Changes changes)
    {
        var (pending, leads) = Enter(changes);
        if (leads || pending.Turn.GetAwaiter().GetResult() == CommitTurn.Lead)
        {
            LeadUntilSettled(pending);
        }

        ThrowError(pending);
    }

    public async Task CommitAsync(Changes changes, CancellationToken cancellationToken)
    {
        var (pending, leads) = Enter(changes);
        if (leads || await pending.Turn.WaitAsync(cancellationToken).ConfigureAwait(false) == CommitTurn.Lead)
        {
            await Task.Run(() => LeadUntilSettled(pending), CancellationToken.None).ConfigureAwait(false);
        }

        ThrowError(pending);
    }

    private (PendingCommit Pending, bool Leads) Enter(Changes changes)
    {
        var pending = new PendingCommit(changes);
        lock (gate)
        {
            waiting.AddLast(pending);
            var leads = !isCommitting;
            isCommitting = true;
            return (pending, leads);
        }
    }

    private void LeadUntilSettled(PendingCommit own)
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
        lock (gate)
        {
            isCommitting = waiting.Count > 0;
            waiting.First?.Value.Lead();
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
                return writer.Write(connection.Get(), [.. group.Select(member => member.Changes)]);
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

    private static void Settle(List<PendingCommit> group, Dictionary<Changes, StateChangedException> conflicts)
    {
        foreach (var member in group)
        {
            member.Settle(conflicts.GetValueOrDefault(member.Changes));
        }
    }

    private static void ThrowError(PendingCommit pending)
    {
        switch (pending.Error)
        {
            case null:
                return;
            case StateChangedException own:
                throw own;
            default:
                // One failure may be thrown to several callers at once; each needs its own stack trace.
                ExceptionDispatchInfo.Throw(pending.Error);
                return;
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
