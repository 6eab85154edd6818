using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>Turns what the storage tells about jobs of one state into rows.</summary>
internal static class JobRows
{
    public static IReadOnlyList<JobRow> Of(JobList<EnqueuedJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InEnqueuedState, State = job.State, Since = job.EnqueuedAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<FetchedJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        State = job.State, Since = job.FetchedAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<ScheduledJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InScheduledState, Due = job.EnqueueAt, Since = job.ScheduledAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<ProcessingJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InProcessingState, Server = job.ServerId, Since = job.StartedAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<SucceededJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InSucceededState, Duration = job.TotalDuration, Since = job.SucceededAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<FailedJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InFailedState, Failure = job, Since = job.FailedAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<DeletedJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InDeletedState, Since = job.DeletedAt,
    });

    public static IReadOnlyList<JobRow> Of(JobList<AwaitingJobDto> jobs) => Map(jobs, (id, job) => new(id, job.Job, job.InvocationData)
    {
        IsInState = job.InAwaitingState, ParentState = job.ParentStateName, Data = job.StateData, Since = job.AwaitingAt,
    });

    private static List<JobRow> Map<TDto>(JobList<TDto> jobs, Func<string, TDto, JobRow> row) where TDto : class =>
        [.. jobs.Select(job => job.Value is null ? JobRow.Expired(job.Key) : row(job.Key, job.Value))];
}
