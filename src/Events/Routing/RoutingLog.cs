using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>What routing logs; ids from 1150.</summary>
internal static partial class RoutingLog
{
    [LoggerMessage(1150, LogLevel.Warning, "The target {Target} prints events to the console and sends them nowhere; that is not for production")]
    public static partial void ConsoleIsNotForProduction(ILogger logger, string target);

    [LoggerMessage(1151, LogLevel.Debug, "{EventName} {EnvelopeId} was sent to {Target} by {Provider}")]
    public static partial void Sent(ILogger logger, string eventName, Guid envelopeId, string target, string provider);
}
