using System.Globalization;
using Hangfire.PostgreSql.Connections;
using Hangfire.Storage.Monitoring;
using Hangfire.Storage.Search;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Reads pages of jobs. The ids of a page are found in an index alone; only the jobs of the page are read.</summary>
internal sealed class JobPages(Database database, PageKey? key = null)
{
    private const string EnqueuedSql =
        "select " + MonitoredJob.Columns + " from (" +
        "select jobid, id from hangfire.jobqueue where queue = $1 and fetchedat is null order by jobid offset $2 limit $3) as page " +
        "join hangfire.job on job.id = page.jobid left join hangfire.state on state.id = job.stateid order by page.jobid, page.id";

    private const string FetchedSql =
        "select " + MonitoredJob.Columns + ", page.fetchedat from (" +
        "select jobid, id, fetchedat from hangfire.jobqueue where queue = $1 and fetchedat is not null " +
        "order by jobid offset $2 limit $3) as page " +
        "join hangfire.job on job.id = page.jobid left join hangfire.state on state.id = job.stateid order by page.jobid, page.id";

    public JobList<TDto> ByState<TDto>(string state, int from, int count, Func<MonitoredJob, TDto> map)
        where TDto : IListedJob =>
        Page(StatePage.OfJobs(state, from, count, key), map);

    public JobList<TDto> Enqueued<TDto>(string queue, int from, int count, Func<MonitoredJob, TDto> map)
        where TDto : IListedJob =>
        Page(EnqueuedSql, queue, from, count, map);

    public JobList<TDto> Fetched<TDto>(string queue, int from, int count, Func<MonitoredJob, TDto> map)
        where TDto : IListedJob =>
        Page(FetchedSql, queue, from, count, map);

    private JobList<TDto> Page<TDto>(string sql, string name, int from, int count, Func<MonitoredJob, TDto> map)
        where TDto : IListedJob
    {
        ArgumentNullException.ThrowIfNull(name);
        return Page(new SqlStatement(sql).Bind(name).Bind((long)Math.Max(from, 0)).Bind((long)Math.Max(count, 0)), map);
    }

    private JobList<TDto> Page<TDto>(SqlStatement statement, Func<MonitoredJob, TDto> map)
        where TDto : IListedJob
    {
        var jobs = database.Query(statement, MonitoredJob.Read);
        return new JobList<TDto>(jobs.Select(job => KeyValuePair.Create(job.Id.ToString(CultureInfo.InvariantCulture), Listed(job, map(job)))));
    }

    private static TDto Listed<TDto>(MonitoredJob job, TDto dto)
        where TDto : IListedJob
    {
        (dto.Job, dto.LoadException, dto.InvocationData) = (job.Job!, job.LoadException!, job.Stored);
        return dto;
    }
}
