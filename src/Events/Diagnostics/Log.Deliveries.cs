using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1210, LogLevel.Information, "{EventName} {EnvelopeId} was handled by {Handler} at attempt {Attempt}")]
    public static partial void Handled(ILogger logger, string eventName, Guid envelopeId, string handler, int attempt);

    [LoggerMessage(1211, LogLevel.Information, "Event {EnvelopeId} reached {Handler} before; job {JobId} changed nothing")]
    public static partial void DuplicateDelivery(ILogger logger, Guid envelopeId, string handler, string jobId);

    [LoggerMessage(1212, LogLevel.Warning, "Delivery of event {EnvelopeId} to {Handler}: attempt {Attempt} failed, now {Status}")]
    public static partial void DeliveryAttemptFailed(ILogger logger, Guid envelopeId, string handler, int attempt, DeliveryStatus status, Exception error);

    [LoggerMessage(1213, LogLevel.Information, "Job {JobId} handled {Handled} deliveries together; {Done} were done before")]
    public static partial void HandledTogether(ILogger logger, string jobId, int handled, int done);

    [LoggerMessage(1214, LogLevel.Warning, "Shared job {JobId}: attempt {Attempt} of {MaxAttempts} failed as a whole")]
    public static partial void SharedJobFailed(ILogger logger, string jobId, int attempt, int maxAttempts, Exception error);

    [LoggerMessage(1216, LogLevel.Error, "That event {EnvelopeId} failed in {Handler} could not be written down; its job is tried again rather than given up")]
    public static partial void FailureNotNoted(ILogger logger, Guid envelopeId, string handler, Exception error);

    [LoggerMessage(1215, LogLevel.Information, "Message {MessageId} of {Source} was received before; nothing is stored")]
    public static partial void DuplicateMessage(ILogger logger, string? messageId, string source);
}
