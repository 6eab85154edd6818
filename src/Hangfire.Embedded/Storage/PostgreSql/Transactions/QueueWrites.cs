using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Queues;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Jobs put into queues and claims taken off them.</summary>
internal sealed class QueueWrites
{
    private const string AddSql = "insert into hangfire.jobqueue (jobid, queue) select * from unnest($1, $2)";

    // Once per commit, however many jobs it enqueues: PostgreSQL commits announcements one at a time.
    private const string AnnounceSql = "select pg_notify('new_job', '')";

    private readonly List<(long JobId, string Queue)> added = [];
    private readonly List<PostgreSqlFetchedJob> removed = [];

    public static SqlStatement Announcement() => new SqlStatement(AnnounceSql).Reading(static _ => { });

    public void Add(long jobId, string queue) => added.Add((jobId, queue));

    public void Remove(PostgreSqlFetchedJob claim) => removed.Add(claim);

    public bool Announces => added.Count > 0;

    public void AddStatements(List<SqlStatement> statements)
    {
        AddWrites(statements);
        if (Announces)
        {
            statements.Add(Announcement());
        }
    }

    /// <summary>Adds all but the announcement.</summary>
    public void AddWrites(List<SqlStatement> statements)
    {
        if (removed.Count > 0)
        {
            statements.Add(ClaimSql.Remove(removed).Named("dequeued"));
        }

        if (added.Count > 0)
        {
            statements.Add(new SqlStatement(AddSql)
                .Bind([.. added.Select(row => row.JobId)])
                .Bind([.. added.Select(row => row.Queue)])
                .Named("enqueued"));
        }
    }
}
