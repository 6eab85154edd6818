using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>
/// A commit as one statement: first the rows are locked and compared with what is expected, then all is written. A division by zero in one
/// of the comparisons undoes everything.
/// </summary>
internal sealed class OneStatement
{
    // Rows are locked in the order of their ids, so that two groups of different processes cannot wait for each other in a circle.
    private const string LockedSql =
        "select id, stateid, xmin as version from hangfire.job where id = any($1) order by id for no key update";

    private const string LockedLink = "locked as materialized (" + LockedSql + ")";

    private const string ExpectedSql =
        "select 1 / (count(*) = $3)::int as holds from unnest($1, $2) as given(id, stateid) " +
        "join locked on locked.id = given.id and locked.stateid is not distinct from given.stateid";

    // The rest of the statement sees what was there before it waited for the locks; whoever wrote meanwhile has left new versions.
    private const string UnmovedLink =
        "unmoved as materialized (select 1 / (not exists " +
        "(select 1 from locked join hangfire.job on job.id = locked.id and job.id = any($1) where job.xmin <> locked.version))::int as holds)";

    private readonly List<string> conditions = [];
    private readonly long[] jobs;

    public OneStatement(IEnumerable<long> touched, List<KeyValuePair<long, long?>> expected, List<SqlStatement> checks)
    {
        jobs = [.. touched.Concat(expected.Select(state => state.Key)).Distinct()];
        if (jobs.Length > 0)
        {
            Parts.Add(new SqlStatement(LockedSql).Bind(jobs).Linked("locked", LockedLink));
        }

        if (expected.Count > 0)
        {
            AddExpected(expected);
        }

        checks.ForEach(AddCheck);
    }

    public List<SqlStatement> Parts { get; } = [];

    /// <summary>Joins the parts; the result has a row of nothing first, and then a row for each state that became current.</summary>
    public SqlStatement Join(bool announces, bool changesStates)
    {
        var holds = conditions.Count == 0 ? "null::int" : string.Join(" + ", conditions.Select(name => $"(select holds from {name})"));
        var announcement = announces ? "pg_notify('new_job', '')::text" : "null::text";
        var first = $"select null::bigint, null::bigint, {holds}, {announcement}";
        var ending = changesStates ? $"{first} union all select id, stateid, null, null from states" : first;
        return Parts.Count == 0 ? new SqlStatement(ending) : StatementChain.Of(Parts, ending);
    }

    private void AddExpected(List<KeyValuePair<long, long?>> expected)
    {
        conditions.Add("expected");
        Parts.Add(new SqlStatement(ExpectedSql)
            .Bind([.. expected.Select(state => state.Key)])
            .Bind([.. expected.Select(state => state.Value)])
            .Bind(expected.Count)
            .Named("expected"));
    }

    private void AddCheck(SqlStatement check)
    {
        conditions.AddRange(["unmoved", "compared"]);
        Parts.Add(new SqlStatement("").Bind(jobs).Linked("unmoved", UnmovedLink));
        Parts.Add(check.Linked("compared", $"compared(holds) as materialized ({check.Text})"));
    }
}
