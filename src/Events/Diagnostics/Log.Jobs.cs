using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1201, LogLevel.Information, "{JobName} job {JobId} on {EntityType} {EntityId} succeeded at attempt {Attempt}")]
    public static partial void JobSucceeded(ILogger logger, string jobName, string jobId, string entityType, string entityId, int attempt);

    [LoggerMessage(1202, LogLevel.Warning, "{JobName} job {JobId} on {EntityType} {EntityId}: attempt {Attempt} of {MaxAttempts} failed")]
    public static partial void JobAttemptFailed(
        ILogger logger, string jobName, string jobId, string entityType, string entityId, int attempt, int maxAttempts, Exception error);

    [LoggerMessage(1203, LogLevel.Error, "{JobName} job {JobId} on {EntityType} {EntityId} failed for good at attempt {Attempt}")]
    public static partial void JobFailedFinally(
        ILogger logger, string jobName, string jobId, string entityType, string entityId, int attempt, Exception error);

    [LoggerMessage(1204, LogLevel.Information, "{JobName} job {JobId} on {EntityType} {EntityId} has its outcome already; this run changed nothing")]
    public static partial void AlreadyCompleted(ILogger logger, string jobName, string jobId, string entityType, string entityId);

    [LoggerMessage(1205, LogLevel.Information, "Deleting {EntityType} {EntityId} with the outcome of job {JobId}")]
    public static partial void DeletingEntity(ILogger logger, string entityType, string entityId, string jobId);
}
