using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1310, LogLevel.Warning, "A job lost a slot it held ({Owner}): its lease could not be renewed in time, and another job may run beside it")]
    public static partial void SlotLost(ILogger logger, Guid owner);

    [LoggerMessage(1311, LogLevel.Warning, "The slots of {Owner} could not be renewed; it is tried again before the lease ends")]
    public static partial void SlotNotRenewed(ILogger logger, Guid owner, Exception error);
}
