using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Debug, "Relayed {Events} events, created {Jobs} jobs")]
    public static partial void Relayed(ILogger logger, int events, int jobs);

    [LoggerMessage(1102, LogLevel.Error, "The relay failed {Failures} times in a row; it tries again. Committed events wait in the store")]
    public static partial void RelayFailed(ILogger logger, int failures, Exception error);

    [LoggerMessage(1103, LogLevel.Warning, "Events {EventName} are left to processes that know them; there is no such event here")]
    public static partial void EventsLeft(ILogger logger, string eventName);

    [LoggerMessage(1104, LogLevel.Warning, "Other processes could not be told of committed events; their relays find them at their next look")]
    public static partial void NotifyFailed(ILogger logger, Exception error);

    [LoggerMessage(1105, LogLevel.Warning, "The connection that listens for commits of other processes failed {Failures} times in a row; it is opened again, and the relay looks for itself meanwhile")]
    public static partial void ListenerFailed(ILogger logger, int failures, Exception error);
}
