using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Everything the library logs. Ids: 1000 publishing, 1100 dispatch, 1200 jobs and deliveries.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "Nothing was published: the event {Key} has no app or no name")]
    public static partial void NamelessEvent(ILogger logger, EventKey key);

    [LoggerMessage(1002, LogLevel.Debug, "Nobody in this process hears {EventName}")]
    public static partial void Unheard(ILogger logger, string eventName);

    [LoggerMessage(1003, LogLevel.Debug, "{Emission}")]
    public static partial void Emitted(ILogger logger, string emission);

    [LoggerMessage(1004, LogLevel.Error, "{Handler} failed to handle {EventName}; other handlers are not affected")]
    public static partial void HandlerFailed(ILogger logger, string eventName, string handler, Exception error);

    [LoggerMessage(1005, LogLevel.Error, "A callback of {Handler} failed; how the handler ended stays as it is")]
    public static partial void CallbackFailed(ILogger logger, string handler, Exception error);

    [LoggerMessage(1006, LogLevel.Error, "A hook of {EventName} failed and is passed over")]
    public static partial void HookFailed(ILogger logger, string eventName, Exception error);

    [LoggerMessage(1007, LogLevel.Information, "Received unknown event {EventName}. Acknowledging...")]
    public static partial void UnknownEventReceived(ILogger logger, string eventName);

    [LoggerMessage(1008, LogLevel.Warning, "The event name {EventName} does not follow the naming convention {Convention}")]
    public static partial void UnconventionalName(ILogger logger, string eventName, string convention);

    [LoggerMessage(1101, LogLevel.Debug, "Relayed {Events} events, created {Jobs} jobs")]
    public static partial void Relayed(ILogger logger, int events, int jobs);

    [LoggerMessage(1102, LogLevel.Error, "The relay failed {Failures} times in a row; it tries again. Committed events wait in the store")]
    public static partial void RelayFailed(ILogger logger, int failures, Exception error);

    [LoggerMessage(1103, LogLevel.Warning, "{Difference}")]
    public static partial void RegistryWarning(ILogger logger, string difference);

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

    [LoggerMessage(1210, LogLevel.Information, "{EventName} {EnvelopeId} was handled by {Handler} at attempt {Attempt}")]
    public static partial void Handled(ILogger logger, string eventName, Guid envelopeId, string handler, int attempt);

    [LoggerMessage(1211, LogLevel.Information, "Event {EnvelopeId} reached {Handler} before; job {JobId} changed nothing")]
    public static partial void DuplicateDelivery(ILogger logger, Guid envelopeId, string handler, string jobId);

    [LoggerMessage(1212, LogLevel.Warning, "Delivery of event {EnvelopeId} to {Handler}: attempt {Attempt} of {MaxAttempts} failed, now {Status}")]
    public static partial void DeliveryAttemptFailed(
        ILogger logger, Guid envelopeId, string handler, int attempt, int maxAttempts, DeliveryStatus status, Exception error);
}
