using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1310, LogLevel.Warning, "A job lost a slot it held ({Owner}): its lease could not be renewed in time, and another job may run beside it")]
    public static partial void SlotLost(ILogger logger, Guid owner);

    [LoggerMessage(1311, LogLevel.Warning, "The slots of {Owner} could not be renewed; it is tried again before the lease ends")]
    public static partial void SlotNotRenewed(ILogger logger, Guid owner, Exception error);

    [LoggerMessage(1312, LogLevel.Debug, "Job {JobId} waits no more for a slot of the limit \"{Limit}\" ({Key}); the next one that waits is called instead")]
    public static partial void WaiterForgotten(ILogger logger, string jobId, string limit, string key);

    [LoggerMessage(1313, LogLevel.Warning, "Job {JobId} was to start because the limit \"{Limit}\" ({Key}) has room, and could not be; it asks again by itself")]
    public static partial void WaiterNotStarted(ILogger logger, string jobId, string limit, string key, Exception error);

    [LoggerMessage(1314, LogLevel.Warning, "The slots {Owner} had taken before it failed could not be given back; they are free again when their lease ends")]
    public static partial void SlotsNotGivenBack(ILogger logger, Guid owner, Exception error);
}
