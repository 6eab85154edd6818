#nullable disable
using Hangfire.Storage.Monitoring;

namespace Hangfire.Storage;

/// <summary>A monitoring interface that can grow: what Hangfire added later than <see cref="IMonitoringApi"/> has a default here.</summary>
public abstract class JobStorageMonitor : IMonitoringApi
{
    /// <inheritdoc/>
    public abstract IList<QueueWithTopEnqueuedJobsDto> Queues();

    /// <inheritdoc/>
    public abstract IList<ServerDto> Servers();

    /// <inheritdoc/>
    public abstract JobDetailsDto JobDetails(string jobId);

    /// <inheritdoc/>
    public abstract StatisticsDto GetStatistics();

    /// <inheritdoc/>
    public abstract JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage);

    /// <inheritdoc/>
    public abstract JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage);

    /// <inheritdoc/>
    public abstract JobList<ProcessingJobDto> ProcessingJobs(int from, int count);

    /// <inheritdoc/>
    public abstract JobList<ScheduledJobDto> ScheduledJobs(int from, int count);

    /// <inheritdoc/>
    public abstract JobList<SucceededJobDto> SucceededJobs(int from, int count);

    /// <inheritdoc/>
    public abstract JobList<FailedJobDto> FailedJobs(int from, int count);

    /// <inheritdoc/>
    public abstract JobList<DeletedJobDto> DeletedJobs(int from, int count);

    /// <summary>Returns a page of the jobs waiting for their parents. The default says that the storage cannot.</summary>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="count">The greatest number of jobs to return.</param>
    /// <exception cref="NotSupportedException">The storage does not offer it.</exception>
    public virtual JobList<AwaitingJobDto> AwaitingJobs(int from, int count) => throw Missing(nameof(AwaitingJobs));

    /// <inheritdoc/>
    public abstract long ScheduledCount();

    /// <inheritdoc/>
    public abstract long EnqueuedCount(string queue);

    /// <inheritdoc/>
    public abstract long FetchedCount(string queue);

    /// <inheritdoc/>
    public abstract long FailedCount();

    /// <inheritdoc/>
    public abstract long ProcessingCount();

    /// <inheritdoc/>
    public abstract long SucceededListCount();

    /// <inheritdoc/>
    public abstract long DeletedListCount();

    /// <summary>Returns how many jobs wait for their parents. The default says that the storage cannot.</summary>
    /// <exception cref="NotSupportedException">The storage does not offer it.</exception>
    public virtual long AwaitingCount() => throw Missing(nameof(AwaitingCount));

    /// <inheritdoc/>
    public abstract IDictionary<DateTime, long> SucceededByDatesCount();

    /// <inheritdoc/>
    public abstract IDictionary<DateTime, long> FailedByDatesCount();

    /// <summary>Returns how many jobs were deleted on each of the last days, by UTC date. The default says that the storage cannot.</summary>
    /// <exception cref="NotSupportedException">The storage does not offer it.</exception>
    public virtual IDictionary<DateTime, long> DeletedByDatesCount() => throw Missing(nameof(DeletedByDatesCount));

    /// <inheritdoc/>
    public abstract IDictionary<DateTime, long> HourlySucceededJobs();

    /// <inheritdoc/>
    public abstract IDictionary<DateTime, long> HourlyFailedJobs();

    /// <summary>Returns how many jobs were deleted in each of the last 24 hours, by UTC hour. The default says that the storage cannot.</summary>
    /// <exception cref="NotSupportedException">The storage does not offer it.</exception>
    public virtual IDictionary<DateTime, long> HourlyDeletedJobs() => throw Missing(nameof(HourlyDeletedJobs));

    private NotSupportedException Missing(string member) =>
        new($"The storage monitor '{GetType().FullName}' does not offer '{member}'. Override it, or leave it out of what you show.");
}
