using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Readers;

/// <summary>Reads counters: what was added up already and what came since.</summary>
internal static class CounterReader
{
    private const string Sql =
        "select coalesce(sum(value), 0)::bigint from (" +
        "select value from hangfire.counter where key = $1 union all " +
        "select value from hangfire.aggregatedcounter where key = $1) as counts";

    public static long Value(Database database, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return database.QueryFirst(new SqlStatement(Sql).Bind(key), row => row.GetInt64(0));
    }
}
