#nullable disable
using Hangfire.Storage.Monitoring;

namespace Hangfire.Storage;

/// <summary>Reads what a storage holds for people to look at; the dashboard is built on it.</summary>
public interface IMonitoringApi
{
    /// <summary>Returns all queues with their lengths and first jobs.</summary>
    IList<QueueWithTopEnqueuedJobsDto> Queues();

    /// <summary>Returns all servers that announced themselves.</summary>
    IList<ServerDto> Servers();

    /// <summary>Returns everything stored about a job, or null when there is no such job.</summary>
    /// <param name="jobId">The identifier of the job.</param>
    JobDetailsDto JobDetails(string jobId);

    /// <summary>Returns the numbers of jobs, queues and servers.</summary>
    StatisticsDto GetStatistics();

    /// <summary>Returns a page of the jobs that wait in a queue.</summary>
    /// <param name="queue">The name of the queue.</param>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="perPage">The greatest number of jobs to return.</param>
    JobList<EnqueuedJobDto> EnqueuedJobs(string queue, int from, int perPage);

    /// <summary>Returns a page of the jobs that were taken from a queue and are not finished.</summary>
    /// <param name="queue">The name of the queue.</param>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="perPage">The greatest number of jobs to return.</param>
    JobList<FetchedJobDto> FetchedJobs(string queue, int from, int perPage);

    /// <summary>Returns a page of the jobs being performed.</summary>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="count">The greatest number of jobs to return.</param>
    JobList<ProcessingJobDto> ProcessingJobs(int from, int count);

    /// <summary>Returns a page of the jobs waiting for their time.</summary>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="count">The greatest number of jobs to return.</param>
    JobList<ScheduledJobDto> ScheduledJobs(int from, int count);

    /// <summary>Returns a page of the jobs that succeeded, the newest first.</summary>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="count">The greatest number of jobs to return.</param>
    JobList<SucceededJobDto> SucceededJobs(int from, int count);

    /// <summary>Returns a page of the jobs that failed, the newest first.</summary>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="count">The greatest number of jobs to return.</param>
    JobList<FailedJobDto> FailedJobs(int from, int count);

    /// <summary>Returns a page of the jobs that were deleted, the newest first.</summary>
    /// <param name="from">How many jobs to skip.</param>
    /// <param name="count">The greatest number of jobs to return.</param>
    JobList<DeletedJobDto> DeletedJobs(int from, int count);

    /// <summary>Returns how many jobs wait for their time.</summary>
    long ScheduledCount();

    /// <summary>Returns how many jobs wait in a queue.</summary>
    /// <param name="queue">The name of the queue.</param>
    long EnqueuedCount(string queue);

    /// <summary>Returns how many jobs were taken from a queue and are not finished.</summary>
    /// <param name="queue">The name of the queue.</param>
    long FetchedCount(string queue);

    /// <summary>Returns how many jobs are in the failed state.</summary>
    long FailedCount();

    /// <summary>Returns how many jobs are being performed.</summary>
    long ProcessingCount();

    /// <summary>Returns how many succeeded jobs can be listed; expired ones are not among them.</summary>
    long SucceededListCount();

    /// <summary>Returns how many deleted jobs can be listed; expired ones are not among them.</summary>
    long DeletedListCount();

    /// <summary>Returns how many jobs succeeded on each of the last days, by UTC date.</summary>
    IDictionary<DateTime, long> SucceededByDatesCount();

    /// <summary>Returns how many jobs failed on each of the last days, by UTC date.</summary>
    IDictionary<DateTime, long> FailedByDatesCount();

    /// <summary>Returns how many jobs succeeded in each of the last 24 hours, by UTC hour.</summary>
    IDictionary<DateTime, long> HourlySucceededJobs();

    /// <summary>Returns how many jobs failed in each of the last 24 hours, by UTC hour.</summary>
    IDictionary<DateTime, long> HourlyFailedJobs();
}
