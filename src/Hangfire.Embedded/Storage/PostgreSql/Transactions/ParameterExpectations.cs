using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Readers;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Compares parameters of jobs, whose rows are locked already, with the values a decision was taken on.</summary>
internal static class ParameterExpectations
{
    // Here and below, the last of several values is found by an order no index has: asked for the order of ids, the planner may walk all
    // parameters of all jobs in it. The check divides by zero, and thereby ends the transaction, unless every parameter is as expected.
    private const string CheckSql =
        "select 1 / (not exists (select 1 from unnest($1, $2, $3) as given(jobid, name, value) where given.value is distinct from " +
        "(select (array_agg(value order by -id))[1] from hangfire.jobparameter " +
        "where jobparameter.jobid = given.jobid and jobparameter.name = given.name)))::int";

    private const string ReadSql =
        "select jobparameter.jobid, jobparameter.name, jobparameter.value from unnest($1, $2) as given(jobid, name) " +
        "join hangfire.jobparameter on jobparameter.jobid = given.jobid and jobparameter.jobid = any($1) and jobparameter.name = given.name " +
        "order by -jobparameter.id desc";

    /// <summary>Ends the transaction when something is not as expected.</summary>
    public static IEnumerable<SqlStatement> Checks(IEnumerable<Changes> group)
    {
        var expected = group.SelectMany(changes => changes.ExpectedParameters).ToList();
        if (expected.Count == 0)
        {
            return [];
        }

        return [Named(CheckSql, expected).Bind([.. expected.Select(parameter => parameter.Value)]).Reading(static _ => { })];
    }

    /// <summary>Finds the transactions for which something is not as expected.</summary>
    public static Dictionary<Changes, StateChangedException> Conflicts(IReadOnlyList<Changes> group, Action<SqlStatement> run)
    {
        var found = new Dictionary<(long, string), string?>();
        var expected = group.SelectMany(changes => changes.ExpectedParameters).ToList();
        if (expected.Count > 0)
        {
            run(Named(ReadSql, expected).Reading(row => found[(row.GetInt64(0), row.GetString(1))] = row.TextAt(2)));
        }

        var conflicts = new Dictionary<Changes, StateChangedException>();
        foreach (var changes in group)
        {
            foreach (var ((jobId, name), _) in changes.ExpectedParameters.Where(one => found.GetValueOrDefault(one.Key) != one.Value))
            {
                conflicts[changes] = new ParameterChangedException(jobId.ToString(provider: null), name);
            }
        }

        return conflicts;
    }

    private static SqlStatement Named(string sql, List<KeyValuePair<(long JobId, string Name), string?>> parameters) => new SqlStatement(sql)
        .Bind([.. parameters.Select(parameter => parameter.Key.JobId)])
        .Bind([.. parameters.Select(parameter => parameter.Key.Name)]);
}
