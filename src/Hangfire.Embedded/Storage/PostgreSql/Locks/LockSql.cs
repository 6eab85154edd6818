using Hangfire.PostgreSql.Connections;

namespace Hangfire.PostgreSql.Locks;

/// <summary>
/// The statements on distributed locks. A lock of this engine says in the row itself for how long it lasts unless it is kept fresh: as negative
/// milliseconds in <c>updatecount</c>, which no other engine writes. Of the others' locks it is not known whether they are kept fresh.
/// </summary>
internal static class LockSql
{
    private const string AcquireText =
        "insert into hangfire.lock (resource, updatecount, acquired) values ($1, $2, clock_timestamp()) " +
        "on conflict (resource) do update set updatecount = excluded.updatecount, acquired = excluded.acquired " +
        "where lock.acquired is null or lock.acquired < excluded.acquired - " +
        "case when lock.updatecount < 0 then lock.updatecount * interval '-1 millisecond' else $3 end returning lock.acquired";

    private const string ReleaseText = "delete from hangfire.lock where resource = $1 and acquired = any($2)";

    private const string RefreshText =
        "update hangfire.lock set acquired = $3 from unnest($1, $2) as held(resource, acquired) " +
        "where lock.resource = held.resource and lock.acquired = held.acquired returning lock.resource";

    /// <param name="resource">The name of the lock as it is stored.</param>
    /// <param name="lasts">For how long the lock is held unless it is kept fresh.</param>
    /// <param name="othersLast">For how long locks of other engines are respected.</param>
    public static SqlStatement Acquire(string resource, TimeSpan lasts, TimeSpan othersLast) =>
        new SqlStatement(AcquireText).Bind(resource).Bind(-(int)lasts.TotalMilliseconds).Bind(othersLast);

    public static SqlStatement Release(PostgreSqlDistributedLock held) =>
        new SqlStatement(ReleaseText).Bind(held.Resource).Bind(held.Token.Settle());

    public static SqlStatement Refresh(IEnumerable<PostgreSqlDistributedLock> locks, DateTime acquired)
    {
        var held = locks.SelectMany(held => held.Token.Candidates, (held, token) => (held.Resource, token)).ToList();
        return new SqlStatement(RefreshText)
            .Bind([.. held.Select(row => row.Resource)]).Bind([.. held.Select(row => row.token)]).Bind(acquired);
    }
}
