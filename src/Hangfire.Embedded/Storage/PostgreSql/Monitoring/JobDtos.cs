using Hangfire.Storage.Monitoring;

namespace Hangfire.PostgreSql.Monitoring;

/// <summary>Turns jobs into what the dashboard shows of them in each state.</summary>
internal static class JobDtos
{
    public static EnqueuedJobDto Enqueued(MonitoredJob job) => new()
    {
        State = job.State!,
        InEnqueuedState = job.State == "Enqueued",
        EnqueuedAt = job.State == "Enqueued" ? job.Time("EnqueuedAt") : null,
        StateData = job.StateData,
    };

    public static FetchedJobDto Fetched(MonitoredJob job) => new()
    {
        State = job.State!,
        FetchedAt = job.FetchedAt,
    };

    public static ProcessingJobDto Processing(MonitoredJob job) => new()
    {
        InProcessingState = job.State == "Processing",
        ServerId = job.Text("ServerId") ?? job.Text("ServerName")!,
        StartedAt = job.Time("StartedAt"),
        StateData = job.StateData,
    };

    public static ScheduledJobDto Scheduled(MonitoredJob job) => new()
    {
        EnqueueAt = job.Time("EnqueueAt") ?? DateTime.MinValue,
        ScheduledAt = job.Time("ScheduledAt"),
        InScheduledState = job.State == "Scheduled",
        StateData = job.StateData,
    };

    public static SucceededJobDto Succeeded(MonitoredJob job) => new()
    {
        Result = job.Text("Result")!,
        TotalDuration = job.Number("PerformanceDuration") + job.Number("Latency"),
        SucceededAt = job.Time("SucceededAt"),
        InSucceededState = job.State == "Succeeded",
        StateData = job.StateData,
    };

    public static FailedJobDto Failed(MonitoredJob job) => new()
    {
        Reason = job.Reason!,
        FailedAt = job.Time("FailedAt"),
        ExceptionType = job.Text("ExceptionType")!,
        ExceptionMessage = job.Text("ExceptionMessage")!,
        ExceptionDetails = job.Text("ExceptionDetails")!,
        InFailedState = job.State == "Failed",
        StateData = job.StateData,
    };

    public static DeletedJobDto Deleted(MonitoredJob job) => new()
    {
        DeletedAt = job.Time("DeletedAt"),
        InDeletedState = job.State == "Deleted",
        StateData = job.StateData,
    };

    public static AwaitingJobDto Awaiting(MonitoredJob job, Func<string, string?> stateOf) => new()
    {
        AwaitingAt = job.StateCreatedAt,
        InAwaitingState = job.State == "Awaiting",
        StateData = job.StateData,
        ParentStateName = (job.Text("ParentId") is { } parent ? stateOf(parent) : null)!,
    };
}
