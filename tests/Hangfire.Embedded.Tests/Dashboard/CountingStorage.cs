using Hangfire.InMemory;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Embedded.Tests.Dashboard;

/// <summary>Counts how often its statistics are read, and can hold the reader up.</summary>
internal sealed class CountingStorage : JobStorage, IDisposable
{
    private readonly InMemoryStorage inner = new();
    private readonly ManualResetEventSlim open = new(initialState: true);
    private int reads;

    public int Reads => Volatile.Read(ref reads);

    public bool IsHeldUp
    {
        get => !open.IsSet;
        init => open.Reset();
    }

    public void LetGo() => open.Set();

    public override IMonitoringApi GetMonitoringApi() => new Monitor(this, inner.GetMonitoringApi());

    public override IStorageConnection GetConnection() => inner.GetConnection();

    public void Dispose()
    {
        open.Set();
        inner.Dispose();
    }

    private StatisticsDto Read(IMonitoringApi monitor)
    {
        Interlocked.Increment(ref reads);
        open.Wait();
        return monitor.GetStatistics();
    }

    private sealed class Monitor(CountingStorage storage, IMonitoringApi inner) : IMonitoringApi
    {
        public StatisticsDto GetStatistics() => storage.Read(inner);

        public IList<QueueWithTopEnqueuedJobsDto> Queues() => inner.Queues();

        public IList<ServerDto> Servers() => inner.Servers();

        public JobDetailsDto JobDetails(string jobId) => inner.JobDetails(jobId);

        public JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage) => inner.EnqueuedJobs(queue, from, perPage);

        public JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage) => inner.FetchedJobs(queue, from, perPage);

        public JobList<ProcessingJobDto> ProcessingJobs(int from, int count) => inner.ProcessingJobs(from, count);

        public JobList<ScheduledJobDto> ScheduledJobs(int from, int count) => inner.ScheduledJobs(from, count);

        public JobList<SucceededJobDto> SucceededJobs(int from, int count) => inner.SucceededJobs(from, count);

        public JobList<FailedJobDto> FailedJobs(int from, int count) => inner.FailedJobs(from, count);

        public JobList<DeletedJobDto> DeletedJobs(int from, int count) => inner.DeletedJobs(from, count);

        public long ScheduledCount() => inner.ScheduledCount();

        public long EnqueuedCount(string queue) => inner.EnqueuedCount(queue);

        public long FetchedCount(string queue) => inner.FetchedCount(queue);

        public long FailedCount() => inner.FailedCount();

        public long ProcessingCount() => inner.ProcessingCount();

        public long SucceededListCount() => inner.SucceededListCount();

        public long DeletedListCount() => inner.DeletedListCount();

        public IDictionary<DateTime, long> SucceededByDatesCount() => inner.SucceededByDatesCount();

        public IDictionary<DateTime, long> FailedByDatesCount() => inner.FailedByDatesCount();

        public IDictionary<DateTime, long> HourlySucceededJobs() => inner.HourlySucceededJobs();

        public IDictionary<DateTime, long> HourlyFailedJobs() => inner.HourlyFailedJobs();
    }
}
