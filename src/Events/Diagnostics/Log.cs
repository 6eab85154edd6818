using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Everything the library logs. Ids: 1000 publishing, 1100 relay and registry, 1200 entity jobs, 1210 deliveries, 1300 enqueueing, 1400 commands.</summary>
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
}
