using System.Globalization;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Readers;
using Hangfire.Storage.Search;
using Npgsql;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>
/// Finds jobs by their call. No index knows their texts, so it walks from the latest job to the first in windows, which lets it keep
/// what it has found when the time is up.
/// </summary>
internal sealed class JobFinder(Database database) : IJobFinder
{
    private const int Window = 10_000;

    private const string Walk =
        "with edge as (select min(id) as bottom, count(*) as looked from (" +
        "select id from hangfire.job where id < $1 and ($2::text is null or statename = $2) order by id desc limit $3) as looked) ";

    private const string Matching =
        "from hangfire.job where id < $1 and id >= edge.bottom and ($2::text is null or statename = $2) and ($4::text is null or " +
        "replace(split_part(invocationdata->>'Type', ',', 1), '+', '.') || '.' || (invocationdata->>'Method') ilike $4 " +
        "or arguments::text ilike any($5)) ";

    private const string FindSql =
        Walk + "select edge.bottom, edge.looked, page.* from edge left join lateral (" +
        "select id, statename, invocationdata::text, arguments::text, createdat " + Matching +
        "order by id desc limit $6) as page on true " +
        "order by page.id desc";

    private const string CountSql = Walk + "select edge.bottom, edge.looked, (select count(*) " + Matching + ") from edge";

    public FoundJobs Find(JobSearch search, TimeSpan limit) =>
        search is { Text: null, State: { } state } ? InState(state, search) : Walked(search, limit);

    public JobTally Count(JobSearch search, TimeSpan limit) =>
        search is { Text: null, State: { } state } && CountInState(state, limit) is { } exact ? exact : CountWalking(search, limit);

    private JobTally? CountInState(string state, TimeSpan limit)
    {
        var count = 0L;
        var statement = new SqlStatement("select count(*) from hangfire.job where statename = $1").Bind(state)
            .Reading(row => count = row.GetInt64(0));
        return RunsWithin(statement, limit) ? new JobTally(count, WasCut: false) : null;
    }

    private JobTally CountWalking(JobSearch search, TimeSpan limit)
    {
        var count = 0L;
        var below = WalkDown(search, limit, (edge, left) => Read(Statement(CountSql, search, edge), left, row => count += row.GetInt64(2)));
        return new JobTally(count, WasCut: !below.IsLast);
    }

    private FoundJobs InState(string state, JobSearch search)
    {
        var jobs = database.Query(StatePage.OfCalls(state, search.Count, search.After), row => ReadJob(row, 0));
        return new FoundJobs(jobs, jobs.Count < search.Count ? null : jobs[^1].Id, WasCut: false);
    }

    private FoundJobs Walked(JobSearch search, TimeSpan limit)
    {
        var jobs = new List<FoundJob>();
        var below = WalkDown(search, limit, (edge, left) =>
        {
            var statement = Statement(FindSql, search, edge).Bind((long)(search.Count - jobs.Count));
            var window = Read(statement, left, row => jobs.Add(ReadJob(row, 2)));
            return jobs.Count < search.Count || window is null ? window : window with { IsEnough = true };
        });

        return below switch
        {
            { IsEnough: true } => new FoundJobs(jobs, jobs[^1].Id, WasCut: false),
            { IsLast: true } => new FoundJobs(jobs, null, WasCut: false),
            _ => new FoundJobs(jobs, Text(below.Bottom), WasCut: true),
        };
    }

    private static Edge WalkDown(JobSearch search, TimeSpan limit, Func<Edge, TimeSpan, Edge?> look)
    {
        var time = new TimeBox(limit);
        var edge = new Edge(search.After is { } after && StoredId.Parse(after) is { } id ? id : long.MaxValue);
        while (edge is { IsLast: false, IsEnough: false } && !time.IsOver && look(edge, time.Left) is { } next)
        {
            edge = next;
        }

        return edge;
    }

    private static SqlStatement Statement(string sql, JobSearch search, Edge edge) => new SqlStatement(sql)
        .Bind(edge.Bottom)
        .Bind(search.State)
        .Bind((long)Window)
        .Bind(search.Text is { } text ? LikePattern.Containing(text.Text) : null)
        .Bind([.. search.Text?.Spellings.Select(LikePattern.Containing) ?? []]);

    private Edge? Read(SqlStatement statement, TimeSpan left, Action<NpgsqlDataReader> onMatch)
    {
        var edge = new Edge(0) { IsLast = true };
        statement.Reading(row =>
        {
            edge = new Edge(row.IsDBNull(0) ? 0 : row.GetInt64(0)) { IsLast = row.GetInt64(1) < Window };
            if (!row.IsDBNull(2))
            {
                onMatch(row);
            }
        });
        return RunsWithin(statement, left) ? edge : null;
    }

    // The caller's own transaction must not be ended by a timeout it did not ask for.
    private bool RunsWithin(SqlStatement statement, TimeSpan limit)
    {
        try
        {
            database.ExecuteOwn(database.IsShared ? [statement] : [StatementTimeout.Of(limit), statement]);
            return true;
        }
        catch (PostgresException cancelled) when (cancelled.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return false;
        }
    }

    private static FoundJob ReadJob(NpgsqlDataReader row, int first)
    {
        var call = StoredCall.Read(row.GetString(first + 2), row.GetString(first + 3));
        return new FoundJob(Text(row.GetInt64(first)), row.TextAt(first + 1), StoredCall.Load(call).Job, call, row.GetDateTime(first + 4));
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <summary>How far down the walk has come.</summary>
    private sealed record Edge(long Bottom)
    {
        public bool IsLast { get; init; }

        public bool IsEnough { get; init; }
    }
}
