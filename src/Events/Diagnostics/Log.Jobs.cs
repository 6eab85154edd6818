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

    [LoggerMessage(1206, LogLevel.Information, "{EntityType} {EntityId} was deleted with the outcome of job {JobId}")]
    public static partial void EntityDeleted(ILogger logger, string entityType, string entityId, string jobId);

    [LoggerMessage(1207, LogLevel.Error, "{JobName} job {JobId} on {EntityType} {EntityId} failed for good, but that could not be recorded; it is tried again later")]
    public static partial void FailureNotRecorded(ILogger logger, string jobName, string jobId, string entityType, string entityId, Exception error);

    [LoggerMessage(1208, LogLevel.Information, "{JobName} job {JobId} skipped the missing {EntityType} {EntityId}")]
    public static partial void MissingEntitySkipped(ILogger logger, string jobName, string jobId, string entityType, string entityId);

    [LoggerMessage(1209, LogLevel.Information, "{JobName} job {JobId} on {EntityType} {EntityId} met a conflict and starts over, {Rerun} of {MaxReruns}: {Conflict}")]
    public static partial void ActionConflict(
        ILogger logger, string jobName, string jobId, string entityType, string entityId, int rerun, int maxReruns, string conflict);

    [LoggerMessage(1220, LogLevel.Warning, "{JobName} job {JobId} on {EntityType} {EntityId} had failed for good without a receipt; the reconciler recorded it")]
    public static partial void FailureReconciled(ILogger logger, string jobName, string jobId, string entityType, string entityId);

    [LoggerMessage(1221, LogLevel.Error, "The reconciler failed; it tries again. Unrecorded failures stay in its list")]
    public static partial void ReconcilerFailed(ILogger logger, Exception error);

    [LoggerMessage(1224, LogLevel.Warning, "{JobName}, job {JobId}, was failed by a server that does not know it; it was enqueued again and runs here")]
    public static partial void UnloadedJobHandedOut(ILogger logger, string jobName, string jobId);

    [LoggerMessage(1222, LogLevel.Warning, "The stop of the server could not be noted with its running jobs; for them it counts as a crash")]
    public static partial void StopNotNoted(ILogger logger, Exception error);

    [LoggerMessage(1223, LogLevel.Warning, "{JobName}, job {JobId}, did not end in the time the server had to stop; it runs again. Let it hear its cancellation token")]
    public static partial void StillRunning(ILogger logger, string jobName, string jobId);
}
