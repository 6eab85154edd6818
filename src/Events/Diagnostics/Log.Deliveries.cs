using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1210, LogLevel.Information, "{EventName} {EnvelopeId} was handled by {Handler} at attempt {Attempt}")]
    public static partial void Handled(ILogger logger, string eventName, Guid envelopeId, string handler, int attempt);

    [LoggerMessage(1211, LogLevel.Information, "Event {EnvelopeId} reached {Handler} before; job {JobId} changed nothing")]
    public static partial void DuplicateDelivery(ILogger logger, Guid envelopeId, string handler, string jobId);

    [LoggerMessage(1212, LogLevel.Warning, "Delivery of event {EnvelopeId} to {Handler}: attempt {Attempt} of {MaxAttempts} failed, now {Status}")]
    public static partial void DeliveryAttemptFailed(
        ILogger logger, Guid envelopeId, string handler, int attempt, int maxAttempts, DeliveryStatus status, Exception error);
}
