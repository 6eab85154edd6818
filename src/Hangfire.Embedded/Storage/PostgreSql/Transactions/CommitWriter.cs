using System.Data;
using System.Globalization;
using Hangfire.PostgreSql.Connections;
using Hangfire.Storage;
using Npgsql;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes the changes of one or more transactions in one database transaction.</summary>
internal sealed class CommitWriter(Database database)
{
    // Rows are locked in the order of their ids, so that two groups of different processes cannot wait for each other in a circle.
    private const string LockSql = "select id, stateid from hangfire.job where id = any($1) order by id for no key update";

    // Divides by zero, and thereby ends the transaction, unless every job is in the state expected.
    private const string LockAsExpectedSql =
        "select 1 / (count(*) = $3)::int from (select 1 from hangfire.job join unnest($1, $2) as given(id, stateid) " +
        "on job.id = given.id and job.id = any($1) and job.stateid is not distinct from given.stateid order by job.id for no key update of job) as locked";

    /// <summary>Writes them on a connection of our own: in one round trip, or in more when a state is not as expected.</summary>
    /// <returns>The transactions left out because a state was not as expected, with the reason.</returns>
    public Dictionary<Changes, StateChangedException> Write(NpgsqlConnection connection, IReadOnlyList<Changes> group)
    {
        try
        {
            WriteAll(connection, group);
            return [];
        }
        catch (PostgresException unexpected) when (unexpected.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return WriteAccepted(connection, group);
        }
    }

    /// <summary>Writes inside the transaction that is open on the connection already; committing it is the caller's.</summary>
    public void WriteInside(NpgsqlConnection connection, Changes changes)
    {
        if (changes.Expectations.Count > 0)
        {
            foreach (var conflict in Conflicts(connection, [changes]).Values)
            {
                throw conflict;
            }
        }

        Write([changes], plan => database.Run(connection, plan.Statements()));
    }

    private void WriteAll(NpgsqlConnection connection, IReadOnlyList<Changes> group)
    {
        var expected = group.SelectMany(changes => changes.Expectations).Distinct().ToList();
        var compared = group.SelectMany(changes => changes.ExpectedParameters.Keys).Select(parameter => parameter.JobId).ToList();
        List<SqlStatement> checks = [.. ParameterExpectations.Checks(group)];
        Write(group, plan => database.RunAsOne(
            connection,
            plan.OneStatement(expected, compared, checks) is { } one ? [one] : [.. LocksAsExpected(expected), .. checks, .. plan.Statements()]));
    }

    private Dictionary<Changes, StateChangedException> WriteAccepted(NpgsqlConnection connection, IReadOnlyList<Changes> group)
    {
        database.Run(connection, [new SqlStatement("begin")]);
        try
        {
            var conflicts = Conflicts(connection, group);
            var accepted = group.Where(changes => !conflicts.ContainsKey(changes)).ToList();
            Write(accepted, plan => database.Run(connection, [.. plan.Statements(), new SqlStatement("commit")]));
            return conflicts;
        }
        catch (Exception) when (connection.State == ConnectionState.Open)
        {
            database.Run(connection, [new SqlStatement("rollback")]);
            throw;
        }
    }

    private static void Write(IReadOnlyList<Changes> group, Action<CommitPlan> run)
    {
        try
        {
            var plan = PlanOf(group);
            run(plan);
            foreach (var changes in group)
            {
                changes.OnCommitted(plan.Jobs.CurrentStates);
            }
        }
        catch
        {
            foreach (var changes in group)
            {
                changes.OnFailed();
            }

            throw;
        }
    }

    private static CommitPlan PlanOf(IReadOnlyList<Changes> group)
    {
        var plan = new CommitPlan();
        foreach (var changes in group)
        {
            plan.Jobs.NoteLocked(changes.Expectations.Keys);
            plan.Add(changes.Operations);
        }

        return plan;
    }

    private static IEnumerable<SqlStatement> LocksAsExpected(List<KeyValuePair<long, long?>> expected) => expected.Count == 0
        ? []
        : [new SqlStatement(LockAsExpectedSql)
            .Bind([.. expected.Select(state => state.Key)])
            .Bind([.. expected.Select(state => state.Value)])
            .Bind(expected.Count)
            .Reading(static _ => { })];

    private Dictionary<Changes, StateChangedException> Conflicts(NpgsqlConnection connection, IReadOnlyList<Changes> group)
    {
        var found = new Dictionary<long, long?>();
        var touched = group.SelectMany(changes => changes.Expectations.Keys.Concat(changes.ChangedJobs)).Distinct().ToArray();
        var locking = new SqlStatement(LockSql).Bind(touched).Reading(row => found[row.GetInt64(0)] = row.IsDBNull(1) ? null : row.GetInt64(1));
        database.Run(connection, [locking]);

        var conflicts = ParameterExpectations.Conflicts(group, reading => database.Run(connection, [reading]));
        foreach (var changes in group)
        {
            if (ConflictOf(changes, found) is { } conflict)
            {
                conflicts[changes] = conflict;
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
