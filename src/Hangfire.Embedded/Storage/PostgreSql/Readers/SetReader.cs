using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Readers;

/// <summary>Reads sets.</summary>
internal sealed class SetReader(Database database) : CollectionReader(database)
{
    private const string LowestSql =
        "select value from hangfire.set where key = $1 and score between $2 and $3 order by score, id limit $4";

    // The time comes along, which saves the clock a query of its own.
    private const string LowestScoresSql =
        "select given.key, (select score from hangfire.set where set.key = given.key and score >= 0 order by score limit 1), clock_timestamp() " +
        "from unnest($1) as given(key)";

    private const string LimitedCountSql =
        "select count(*) from (select 1 from hangfire.set where key = any($1) limit $2) as limited";

    private const string RangeSql = "select value from hangfire.set where key = $1 order by id offset $2 limit $3";

    protected override string CountSql => "select count(*) from hangfire.set where key = $1";

    protected override string TimeToLiveSql => "select min(expireat) - now() from hangfire.set where key = $1";

    public HashSet<string> All(string key) =>
        [.. Database.Query(Keyed("select value from hangfire.set where key = $1", key), row => row.GetString(0))];

    public List<string> Lowest(string key, double fromScore, double toScore, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(toScore, fromScore);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Database.Query(Keyed(LowestSql, key).Bind(fromScore).Bind(toScore).Bind(count), row => row.GetString(0));
    }

    public Dictionary<string, double> LowestScores(string[] keys, DatabaseClock clock)
    {
        var rows = Database.Query(
            new SqlStatement(LowestScoresSql).Bind(keys),
            row => (Key: row.GetString(0), Score: row.IsDBNull(1) ? (double?)null : row.GetDouble(1), Now: row.GetDateTime(2)));
        clock.Note(rows[0].Now);
        return rows.Where(row => row.Score is not null).ToDictionary(row => row.Key, row => row.Score!.Value);
    }

    public long Count(IEnumerable<string> keys, int limit)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return Database.QueryFirst(new SqlStatement(LimitedCountSql).Bind([.. keys]).Bind(limit), row => row.GetInt64(0));
    }

    public bool Contains(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Database.Query(Keyed("select 1 from hangfire.set where key = $1 and value = $2", key).Bind(value), _ => true).Count > 0;
    }

    public List<string> Range(string key, int first, int last) => Database.Query(Paged(Keyed(RangeSql, key), first, last), row => row.GetString(0));
}
