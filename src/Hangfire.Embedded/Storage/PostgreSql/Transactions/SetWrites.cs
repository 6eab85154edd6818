using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Writes to sets; of several writes to one value the last decides.</summary>
internal sealed class SetWrites : CollectionWrites
{
    private const string AddSql =
        "insert into hangfire.set (key, value, score) select * from unnest($1, $2, $3) " +
        "on conflict (key, value) do update set score = excluded.score";

    private const string RemoveSql =
        "delete from hangfire.set using unnest($1, $2) as given(key, value) where set.key = given.key and set.value = given.value";

    private readonly Dictionary<(string Key, string Value), double?> scores = [];

    protected override string RemoveAllSql => "delete from hangfire.set where key = $1";

    protected override string ExpirySql => "update hangfire.set set expireat = now() + ($2)[1] where key = $1";

    public void Add(string key, string value, double score) => scores[(key, value)] = score;

    public void Remove(string key, string value) => scores[(key, value)] = null;

    protected override void Fold(List<SqlStatement> statements)
    {
        var sorted = scores.OrderBy(score => score.Key.Key, StringComparer.Ordinal).ThenBy(score => score.Key.Value, StringComparer.Ordinal).ToList();
        scores.Clear();

        var added = sorted.FindAll(score => score.Value != null);
        if (added.Count > 0)
        {
            statements.Add(Of(AddSql, added).Bind([.. added.Select(score => score.Value!.Value)]).Named("setadded"));
        }

        var removed = sorted.FindAll(score => score.Value == null);
        if (removed.Count > 0)
        {
            statements.Add(Of(RemoveSql, removed).Named("setremoved"));
        }
    }

    private static SqlStatement Of(string sql, List<KeyValuePair<(string Key, string Value), double?>> scores) =>
        new SqlStatement(sql).Bind([.. scores.Select(score => score.Key.Key)]).Bind([.. scores.Select(score => score.Key.Value)]);
}
