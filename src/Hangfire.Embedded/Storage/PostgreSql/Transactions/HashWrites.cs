using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes to hashes; of several writes to one field the last decides.</summary>
internal sealed class HashWrites : CollectionWrites
{
    private const string Sql =
        "insert into hangfire.hash (key, field, value) select * from unnest($1, $2, $3) " +
        "on conflict (key, field) do update set value = excluded.value";

    private readonly OrderedDictionary<(string Key, string Field), string?> values = [];

    protected override string RemoveAllSql => "delete from hangfire.hash where key = $1";

    protected override string ExpirySql => "update hangfire.hash set expireat = now() + ($2)[1] where key = $1";

    public void Set(string key, string field, string? value) => values[(key, field)] = value;

    // Sorted by key only: the fields of one hash are always written together, and readers see them in the order they were given.
    protected override void Fold(List<SqlStatement> statements)
    {
        if (values.Count == 0)
        {
            return;
        }

        var sorted = values.OrderBy(value => value.Key.Key, StringComparer.Ordinal).ToList();
        values.Clear();
        statements.Add(new SqlStatement(Sql)
            .Bind([.. sorted.Select(value => value.Key.Key)])
            .Bind([.. sorted.Select(value => value.Key.Field)])
            .Bind([.. sorted.Select(value => value.Value)])
            .Named("hashes"));
    }
}
