using System.Text.Json;
using Hangfire.PostgreSql.Connections;
using Hangfire.Storage.Monitoring;
using Hangfire.Storage.Search;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Counts jobs. States that hold few jobs are counted in their index; finished jobs by their counters.</summary>
internal sealed class Totals(Database database)
{
    private const string StatisticsSql =
        "select (select count(*) from hangfire.server), " +
        "(select count(*) from hangfire.set where key = 'recurring-jobs'), " +
        "(select count(*) from hangfire.set where key = 'retries'), " +
        "(select count(distinct queue) from hangfire.jobqueue), " +
        "(select count(*) from hangfire.job where statename = 'Enqueued'), " +
        "(select count(*) from hangfire.job where statename = 'Scheduled'), " +
        "(select count(*) from hangfire.job where statename = 'Processing'), " +
        "(select count(*) from hangfire.job where statename = 'Failed'), " +
        "(select count(*) from hangfire.job where statename = 'Awaiting'), " +
        "(select coalesce(sum(value), 0)::bigint from hangfire.counter where key = 'stats:succeeded'), " +
        "(select coalesce(sum(value), 0)::bigint from hangfire.aggregatedcounter where key = 'stats:succeeded'), " +
        "(select coalesce(sum(value), 0)::bigint from hangfire.counter where key = 'stats:deleted'), " +
        "(select coalesce(sum(value), 0)::bigint from hangfire.aggregatedcounter where key = 'stats:deleted')";

    public StatisticsDto Statistics() => database.QueryFirst(new SqlStatement(StatisticsSql), row => new StatisticsDto
    {
        Servers = row.GetInt64(0),
        Recurring = row.GetInt64(1),
        Retries = row.GetInt64(2),
        Queues = row.GetInt64(3),
        Enqueued = row.GetInt64(4),
        Scheduled = row.GetInt64(5),
        Processing = row.GetInt64(6),
        Failed = row.GetInt64(7),
        Awaiting = row.GetInt64(8),
        Succeeded = row.GetInt64(9) + row.GetInt64(10),
        Deleted = row.GetInt64(11) + row.GetInt64(12),
    })!;

    public long InState(string state) => Count("select count(*) from hangfire.job where statename = $1", state);

    /// <summary>Counts up to 100,000 jobs, which takes about 10 ms, and takes the planner's estimate of more.</summary>
    public StateTotal QuicklyInState(string state)
    {
        var counted = Count("select count(*) from (select from hangfire.job where statename = $1 limit 100001) as counted", state);
        return counted <= 100_000
            ? new StateTotal(counted, IsExact: true)
            : new StateTotal(Math.Max(Estimate(state), counted), IsExact: false);
    }

    public long Enqueued(string queue) => Count("select count(*) from hangfire.jobqueue where queue = $1 and fetchedat is null", queue);

    public long Fetched(string queue) => Count("select count(*) from hangfire.jobqueue where queue = $1 and fetchedat is not null", queue);

    private long Estimate(string state)
    {
        var statement = new SqlStatement("explain (format json) select from hangfire.job where statename = $1").Bind(state);
        using var plan = JsonDocument.Parse(database.QueryFirst(statement, row => row.GetString(0))!);
        return (long)plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble();
    }

    private long Count(string sql, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return database.QueryFirst(new SqlStatement(sql).Bind(name), row => row.GetInt64(0));
    }
}
