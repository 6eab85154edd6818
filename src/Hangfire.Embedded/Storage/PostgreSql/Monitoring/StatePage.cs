using Hangfire.PostgreSql.Connections;
using Hangfire.Storage.Search;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>
/// Which jobs are on a page of a state, the latest first. The index of states is not ordered by id, and a walk down the primary key may
/// pass any number of jobs in other states. So a state of few jobs is read from its index and sorted, which no distribution makes slow;
/// a state of many jobs is walked, as they are found close together then. Which of the two it is, the planner's statistics tell; they may
/// be wrong or missing, which costs time, but no job.
/// </summary>
internal static class StatePage
{
    private const string Size =
        "with size as materialized (" +
        "select coalesce(max(reltuples * most_common_freqs[array_position(most_common_vals::text::text[], $1)]), 0) <= 200000 as few " +
        "from pg_class join pg_namespace on pg_namespace.oid = relnamespace " +
        "join pg_stats on schemaname = nspname and tablename = relname " +
        "where pg_class.oid = 'hangfire.job'::regclass and attname = 'statename'), page as (";

    // The index is read from the end that holds the wanted jobs as a rule, so that sorting has little to do. An inner order, and a
    // condition that is no plain equality, keep the planner from reading it otherwise.
    private const string Few =
        "(select id from (select id from hangfire.job where statename between $1 and $1 and (select few from size) and ";
    private const string Many = "(select id from hangfire.job where statename = $1 and not (select few from size) and ";

    private const string OlderIds = Size +
        Few + "id < $4 order by statename desc) as found order by id desc offset $2 limit $3) union all " +
        Many + "id < $4 order by id desc offset $2 limit $3)) ";

    private const string NewerIds = Size +
        Few + "id > $4 order by statename) as found order by id offset $2 limit $3) union all " +
        Many + "id > $4 order by id offset $2 limit $3)) ";

    private const string Jobs =
        "select " + MonitoredJob.Columns + " from page join hangfire.job on job.id = page.id " +
        "left join hangfire.state on state.id = job.stateid order by job.id desc";

    private const string Calls =
        "select job.id, job.statename, job.invocationdata::text, job.arguments::text, job.createdat " +
        "from page join hangfire.job on job.id = page.id order by job.id desc";

    public static SqlStatement OfJobs(string state, int from, int count, PageKey? key)
    {
        var start = Start(key);
        return Bound((start is not null && key!.IsNewer ? NewerIds : OlderIds) + Jobs, state, from, count, start);
    }

    public static SqlStatement OfCalls(string state, int count, string? after) =>
        Bound(OlderIds + Calls, state, 0, count, Start(after is null ? null : new PageKey(after, IsNewer: false)));

    private static long? Start(PageKey? key) => key is null ? null : StoredId.Parse(key.JobId);

    private static SqlStatement Bound(string sql, string state, int from, int count, long? start) =>
        new SqlStatement(sql).Bind(state).Bind((long)Math.Max(from, 0)).Bind((long)Math.Max(count, 0)).Bind(start ?? long.MaxValue);
}
