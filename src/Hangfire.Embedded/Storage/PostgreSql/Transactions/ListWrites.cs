using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes to lists. The head of a list is the row with the highest id.</summary>
internal sealed class ListWrites : CollectionWrites
{
    private const string InsertSql = "insert into hangfire.list (key, value) select * from unnest($1, $2)";

    private const string RemoveSql = "delete from hangfire.list where key = $1 and value = $2";

    private const string TrimSql =
        "delete from hangfire.list where key = $1 and id not in (" +
        "select id from hangfire.list where key = $1 order by id desc offset $2 limit $3)";

    private readonly List<(string Key, string Value)> inserted = [];

    protected override string RemoveAllSql => "delete from hangfire.list where key = $1";

    protected override string ExpirySql => "update hangfire.list set expireat = now() + ($2)[1] where key = $1";

    public bool IsEmpty => IsUnordered && inserted.Count == 0;

    public void Insert(string key, string value) => inserted.Add((key, value));

    public void Remove(string key, string value) => AddInOrder(new SqlStatement(RemoveSql).Bind(key).Bind(value));

    public void Trim(string key, int first, int last) =>
        AddInOrder(new SqlStatement(TrimSql).Bind(key).Bind((long)Math.Max(first, 0)).Bind(Math.Max((long)last - Math.Max(first, 0) + 1, 0)));

    protected override void Fold(List<SqlStatement> statements)
    {
        if (inserted.Count > 0)
        {
            statements.Add(new SqlStatement(InsertSql)
                .Bind([.. inserted.Select(row => row.Key)])
                .Bind([.. inserted.Select(row => row.Value)]));
            inserted.Clear();
        }
    }
}
