using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Counts, added up by counter: one row for a whole group of commits instead of one for each.</summary>
internal sealed class CounterWrites
{
    private const string Sql =
        "insert into hangfire.counter (key, value, expireat) select key, value, now() + expirein from unnest($1, $2, $3) as given(key, value, expirein)";

    private readonly OrderedDictionary<(string Key, bool Expires), (long Value, TimeSpan? ExpireIn)> counts = [];

    public void Add(string key, long amount, TimeSpan? expireIn)
    {
        var counter = (key, expireIn.HasValue);
        var before = counts.GetValueOrDefault(counter);
        counts[counter] = (before.Value + amount, before.ExpireIn > expireIn ? before.ExpireIn : expireIn);
    }

    public void AddStatements(List<SqlStatement> statements)
    {
        if (counts.Count > 0)
        {
            statements.Add(new SqlStatement(Sql)
                .Bind([.. counts.Keys.Select(counter => counter.Key)])
                .Bind([.. counts.Values.Select(count => count.Value)])
                .Bind([.. counts.Values.Select(count => count.ExpireIn)])
                .Named("counted"));
        }
    }
}
