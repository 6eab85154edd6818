using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Readers;

/// <summary>What sets, hashes and lists are asked alike.</summary>
internal abstract class CollectionReader(Database database)
{
    private static readonly TimeSpan NoExpiry = TimeSpan.FromSeconds(-1);

    protected Database Database => database;

    protected abstract string CountSql { get; }

    protected abstract string TimeToLiveSql { get; }

    public long Count(string key) => database.QueryFirst(Keyed(CountSql, key), row => row.GetInt64(0));

    public TimeSpan TimeToLive(string key) =>
        database.QueryFirst(Keyed(TimeToLiveSql, key), row => row.IsDBNull(0) ? (TimeSpan?)null : row.GetTimeSpan(0)) ?? NoExpiry;

    protected static SqlStatement Keyed(string sql, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new SqlStatement(sql).Bind(key);
    }

    protected static SqlStatement Paged(SqlStatement statement, int first, int last) =>
        statement.Bind((long)Math.Max(first, 0)).Bind(Math.Max((long)last - Math.Max(first, 0) + 1, 0));
}
