using Hangfire.PostgreSql.Connections;
using Hangfire.Server;

namespace Hangfire.PostgreSql.Housekeeping;

/// <summary>Adds counts up to one row for each counter, so that reading a counter stays quick. Several processes may do it at once.</summary>
internal sealed class CountersAggregator(StorageEngine engine) : IBackgroundProcess
{
    private const int BatchSize = 1000;

    private const string Sql =
        "with taken as (delete from hangfire.counter where id in (" +
        "select id from hangfire.counter order by id limit $1 for update skip locked) returning key, value, expireat), " +
        "sums as (select key, sum(value)::bigint as value, max(expireat) as expireat from taken group by key order by key), " +
        "added as (insert into hangfire.aggregatedcounter (key, value, expireat) select * from sums " +
        "on conflict (key) do update set value = aggregatedcounter.value + excluded.value, " +
        "expireat = greatest(aggregatedcounter.expireat, excluded.expireat)) " +
        "select count(*) from taken";

    public void Execute(BackgroundProcessContext context)
    {
        while (!context.IsStopping && AddUpBatch() == BatchSize)
        {
        }

        context.Wait(engine.Options.CountersAggregateInterval);
    }

    public override string ToString() => "Counters aggregator";

    private long AddUpBatch()
    {
        var taken = 0L;
        engine.Database.ExecuteOwn(new SqlStatement(Sql).Bind(BatchSize).Reading(row => taken = row.GetInt64(0)));
        return taken;
    }
}
