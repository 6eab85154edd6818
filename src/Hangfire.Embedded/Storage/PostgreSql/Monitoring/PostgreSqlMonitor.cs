using Hangfire.PostgreSql.Readers;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;
using Hangfire.Storage.Search;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>The queries behind the dashboard.</summary>
internal sealed class PostgreSqlMonitor(StorageEngine engine, PageKey? key = null) : JobStorageMonitor, IJobFinder, IKeyedPages
{
    private readonly JobPages pages = new(engine.Database, key);
    private readonly JobFinder finder = new(engine.Database);
    private readonly Totals totals = new(engine.Database);
    private readonly Timeline timeline = new(engine.Database, TimeProvider.System);
    private readonly StoredJobReader jobs = new(engine.Database);

    public override IList<QueueWithTopEnqueuedJobsDto> Queues() => new QueueReader(engine.Database, pages).All();

    public override IList<ServerDto> Servers() => ServerReader.All(engine.Database);

    public override JobDetailsDto JobDetails(string jobId)
    {
        engine.Deferred.CommitBeforeReading(jobId);
        return new JobDetailsReader(engine.Database).Read(jobId)!;
    }

    public override StatisticsDto GetStatistics() => totals.Statistics();

    public override JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage) =>
        pages.Enqueued(queue, from, perPage, JobDtos.Enqueued);

    public override JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage) =>
        pages.Fetched(queue, from, perPage, JobDtos.Fetched);

    public override JobList<ProcessingJobDto> ProcessingJobs(int from, int count) =>
        pages.ByState("Processing", from, count, JobDtos.Processing);

    public override JobList<ScheduledJobDto> ScheduledJobs(int from, int count) =>
        pages.ByState("Scheduled", from, count, JobDtos.Scheduled);

    public override JobList<SucceededJobDto> SucceededJobs(int from, int count) =>
        pages.ByState("Succeeded", from, count, JobDtos.Succeeded);

    public override JobList<FailedJobDto> FailedJobs(int from, int count) => pages.ByState("Failed", from, count, JobDtos.Failed);

    public override JobList<DeletedJobDto> DeletedJobs(int from, int count) => pages.ByState("Deleted", from, count, JobDtos.Deleted);

    public override JobList<AwaitingJobDto> AwaitingJobs(int from, int count) =>
        pages.ByState("Awaiting", from, count, job => JobDtos.Awaiting(job, parent => jobs.State(parent)?.Name));

    public override long ScheduledCount() => totals.InState("Scheduled");

    public override long EnqueuedCount(string queue) => totals.Enqueued(queue);

    public override long FetchedCount(string queue) => totals.Fetched(queue);

    public override long FailedCount() => totals.InState("Failed");

    public override long ProcessingCount() => totals.InState("Processing");

    public override long SucceededListCount() => totals.InState("Succeeded");

    public override long DeletedListCount() => totals.InState("Deleted");

    public override long AwaitingCount() => totals.InState("Awaiting");

    public override IDictionary<DateTime, long> SucceededByDatesCount() => timeline.ByDay("succeeded");

    public override IDictionary<DateTime, long> FailedByDatesCount() => timeline.ByDay("failed");

    public override IDictionary<DateTime, long> DeletedByDatesCount() => timeline.ByDay("deleted");

    public override IDictionary<DateTime, long> HourlySucceededJobs() => timeline.ByHour("succeeded");

    public override IDictionary<DateTime, long> HourlyFailedJobs() => timeline.ByHour("failed");

    public override IDictionary<DateTime, long> HourlyDeletedJobs() => timeline.ByHour("deleted");

    public IMonitoringApi StartingAt(PageKey start) => new PostgreSqlMonitor(engine, start);

    public StateTotal TotalInState(string state) => totals.QuicklyInState(state);

    public FoundJobs Find(JobSearch search, TimeSpan limit) => finder.Find(search, limit);

    public JobTally Count(JobSearch search, TimeSpan limit) => finder.Count(search, limit);
}
