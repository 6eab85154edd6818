using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Readers;

/// <summary>Reads hashes.</summary>
internal sealed class HashReader(Database database) : CollectionReader(database)
{
    protected override string CountSql => "select count(*) from hangfire.hash where key = $1";

    protected override string TimeToLiveSql => "select min(expireat) - now() from hangfire.hash where key = $1";

    public Dictionary<string, string>? All(string key)
    {
        var fields = Database.Query(
            Keyed("select field, value from hangfire.hash where key = $1 order by id", key), row => (Field: row.GetString(0), Value: row.TextAt(1)));
        return fields.Count == 0 ? null : fields.ToDictionary(field => field.Field, field => field.Value!);
    }

    public string? Value(string key, string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Database.QueryFirst(
            Keyed("select value from hangfire.hash where key = $1 and field = $2", key).Bind(field), row => row.TextAt(0));
    }
}
