using Hangfire.PostgreSql.Connections;
using Hangfire.Storage.Monitoring;

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

    public long Enqueued(string queue) => Count("select count(*) from hangfire.jobqueue where queue = $1 and fetchedat is null", queue);

    public long Fetched(string queue) => Count("select count(*) from hangfire.jobqueue where queue = $1 and fetchedat is not null", queue);

    private long Count(string sql, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return database.QueryFirst(new SqlStatement(sql).Bind(name), row => row.GetInt64(0));
    }
}
