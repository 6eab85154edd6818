using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Locks;

/// <summary>The statements on distributed locks.</summary>
internal static class LockSql
{
    private const string AcquireText =
        "insert into hangfire.lock (resource, acquired) values ($1, now()) " +
        "on conflict (resource) do update set acquired = now() " +
        "where lock.acquired is null or lock.acquired < now() - $2 returning lock.acquired";

    private const string ReleaseText = "delete from hangfire.lock where resource = $1 and acquired = any($2)";

    private const string RefreshText =
        "update hangfire.lock set acquired = $3 from unnest($1, $2) as held(resource, acquired) " +
        "where lock.resource = held.resource and lock.acquired = held.acquired returning lock.resource";

    public static SqlStatement Acquire(string resource, TimeSpan staleAfter) => new SqlStatement(AcquireText).Bind(resource).Bind(staleAfter);

    public static SqlStatement Release(PostgreSqlDistributedLock held) =>
        new SqlStatement(ReleaseText).Bind(held.Resource).Bind(held.Token.Settle());

    public static SqlStatement Refresh(IEnumerable<PostgreSqlDistributedLock> locks, DateTime acquired)
    {
        var held = locks.SelectMany(held => held.Token.Candidates, (held, token) => (held.Resource, token)).ToList();
        return new SqlStatement(RefreshText)
            .Bind([.. held.Select(row => row.Resource)]).Bind([.. held.Select(row => row.token)]).Bind(acquired);
    }
}
