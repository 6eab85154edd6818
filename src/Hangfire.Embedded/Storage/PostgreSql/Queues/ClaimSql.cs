using System.Globalization;
using Hangfire.PostgreSql.Connections;
using Npgsql;

namespace Hangfire.PostgreSql.Queues;

/// <summary>The statements on claims.</summary>
internal static class ClaimSql
{
    // Each queue is walked in the order of an index, so that neither its own length nor that of the others matters. What others no longer
    // keep fresh is looked for only when the free jobs of all queues are too few.
    private const string ClaimText =
        "with next as materialized (select id, wasclaimed from (" +
        "select free.id, false as wasclaimed from unnest($1) as served(queue) cross join lateral (" +
        "select id from hangfire.jobqueue where queue = served.queue and fetchedat is null " +
        "order by fetchedat nulls first, queue, jobid limit $3 for update skip locked) as free " +
        "union all " +
        "select stale.id, true from unnest($1) as served(queue) cross join lateral (" +
        "select id from hangfire.jobqueue where queue = served.queue and fetchedat < now() - $2 " +
        "order by queue, fetchedat limit $3 for update skip locked) as stale) as candidates limit $3), " +
        "claimed as (update hangfire.jobqueue set fetchedat = now() where id = any(array(select id from next)) " +
        "returning id, jobid, queue, fetchedat) " +
        "select " + JobRow.Columns + ", claimed.id, claimed.jobid, claimed.fetchedat, " +
        "claimed.id = any(array(select id from next where wasclaimed)) " +
        "from claimed left join lateral (select * from hangfire.job where job.id = claimed.jobid limit 1) as job on true " +
        "order by claimed.queue, claimed.jobid, claimed.id";

    // Naming the ids once more leaves one way to the rows, by their key, whatever was known of the table when the plan was made.
    private const string RemoveText =
        "delete from hangfire.jobqueue using unnest($1, $2) as held(id, proofs) " +
        "where jobqueue.id = held.id and jobqueue.id = any($1) and jobqueue.fetchedat = any(held.proofs::timestamptz[])";

    private const string GiveBackText =
        "update hangfire.jobqueue set fetchedat = null from unnest($1, $2) as held(id, proofs) " +
        "where jobqueue.id = held.id and jobqueue.fetchedat = any(held.proofs::timestamptz[])";

    private const string RefreshText =
        "update hangfire.jobqueue set fetchedat = $3 from unnest($1, $2) as held(id, proofs) " +
        "where jobqueue.id = held.id and jobqueue.fetchedat = any(held.proofs::timestamptz[]) returning jobqueue.id";

    public static SqlStatement Claim(string[] queues, TimeSpan invisibilityTimeout, int limit) =>
        new SqlStatement(ClaimText).Bind(queues).Bind(invisibilityTimeout).Bind(limit);

    public static ClaimedRow Read(NpgsqlDataReader row)
    {
        var next = JobRow.ColumnCount;
        return new ClaimedRow(
            row.GetInt64(next), row.GetInt64(next + 1), row.GetDateTime(next + 2), row.GetBoolean(next + 3), row.IsDBNull(0) ? null : JobRow.Read(row));
    }

    /// <summary>Settles the claims; should it fail, their tokens must be resumed.</summary>
    public static SqlStatement Remove(IEnumerable<PostgreSqlFetchedJob> claims) => Held(RemoveText, claims, claim => claim.Token.Settle());

    /// <summary>Settles the claims; should it fail, their tokens must be resumed.</summary>
    public static SqlStatement GiveBack(IEnumerable<PostgreSqlFetchedJob> claims) => Held(GiveBackText, claims, claim => claim.Token.Settle());

    public static SqlStatement Refresh(IEnumerable<PostgreSqlFetchedJob> claims, DateTime fetchedAt) =>
        Held(RefreshText, claims, claim => claim.Token.Candidates).Bind(fetchedAt);

    private static SqlStatement Held(
        string text, IEnumerable<PostgreSqlFetchedJob> claims, Func<PostgreSqlFetchedJob, DateTime[]> proofsOf)
    {
        var held = claims.OrderBy(claim => claim.RowId).ToList();
        return new SqlStatement(text).Bind([.. held.Select(claim => claim.RowId)]).Bind([.. held.Select(claim => ArrayOf(proofsOf(claim)))]);
    }

    // All proofs of a claim stand in one row: when the claim is kept fresh while it is settled, the database looks at the changed row once
    // more, but only together with the row of this list it had found for it.
    private static string ArrayOf(DateTime[] proofs) =>
        $"{{{string.Join(',', proofs.Select(proof => proof.ToString("yyyy-MM-dd HH:mm:ss.ffffff+00", CultureInfo.InvariantCulture)))}}}";
}
