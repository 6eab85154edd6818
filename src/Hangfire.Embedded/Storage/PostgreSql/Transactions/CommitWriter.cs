using System.Data;
using System.Globalization;
using Hangfire.PostgreSql.Connections;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes the changes of one or more transactions in one database transaction.</summary>
internal sealed class CommitWriter(Database database)
{
    private const string LockSql = "select id, stateid from hangfire.job where id = any($1) order by id for no key update";

    /// <summary>Writes them on a connection of our own: in one round trip, or in two when states are expected.</summary>
    /// <returns>The transactions left out because a state was not as expected, with the reason.</returns>
    public Dictionary<Changes, StateChangedException> Write(NpgsqlConnection connection, IReadOnlyList<Changes> group)
    {
        if (group.All(changes => changes.Expectations.Count == 0))
        {
            WriteAccepted(connection, group, []);
            return [];
        }

        try
        {
            var conflicts = Conflicts(connection, group, [new SqlStatement("begin")]);
            WriteAccepted(connection, [.. group.Where(changes => !conflicts.ContainsKey(changes))], [new SqlStatement("commit")]);
            return conflicts;
        }
        catch (PostgresException) when (connection.State == ConnectionState.Open)
        {
            database.Run(connection, [new SqlStatement("rollback")]);
            throw;
        }
    }

    /// <summary>Writes inside the transaction that is open on the connection already; committing it is the caller's.</summary>
    public void WriteInside(NpgsqlConnection connection, Changes changes)
    {
        if (changes.Expectations.Count > 0)
        {
            foreach (var conflict in Conflicts(connection, [changes], []).Values)
            {
                throw conflict;
            }
        }

        WriteAccepted(connection, [changes], []);
    }

    private void WriteAccepted(NpgsqlConnection connection, IReadOnlyList<Changes> group, List<SqlStatement> ending)
    {
        var plan = new CommitPlan();
        foreach (var changes in group)
        {
            plan.Add(changes.Operations);
        }

        var statements = plan.Statements();
        statements.AddRange(ending);
        if (statements.Count > 0)
        {
            database.Run(connection, statements);
        }

        foreach (var changes in group)
        {
            changes.OnCommitted(plan.Jobs.CurrentStates);
        }
    }

    // Rows are locked in the order of their ids, so that two groups of different processes cannot wait for each other in a circle.
    private Dictionary<Changes, StateChangedException> Conflicts(
        NpgsqlConnection connection, IReadOnlyList<Changes> group, IReadOnlyList<SqlStatement> beginning)
    {
        var found = new Dictionary<long, long?>();
        var touched = group.SelectMany(changes => changes.Expectations.Keys.Concat(changes.ChangedJobs)).Distinct().ToArray();
        var locking = new SqlStatement(LockSql).Bind(touched).Reading(row => found[row.GetInt64(0)] = row.IsDBNull(1) ? null : row.GetInt64(1));
        database.Run(connection, [.. beginning, locking]);

        var conflicts = new Dictionary<Changes, StateChangedException>();
        foreach (var changes in group)
        {
            if (ConflictOf(changes, found) is { } conflict)
            {
                conflicts.Add(changes, conflict);
            }
        }

        return conflicts;
    }

    private static StateChangedException? ConflictOf(Changes changes, Dictionary<long, long?> found)
    {
        foreach (var (jobId, expected) in changes.Expectations)
        {
            if (!found.TryGetValue(jobId, out var actual) || actual != expected)
            {
                return new StateChangedException(Text(jobId)!, Text(expected), Text(actual));
            }
        }

        return null;
    }

    private static string? Text(long? id) => id?.ToString(CultureInfo.InvariantCulture);
}
