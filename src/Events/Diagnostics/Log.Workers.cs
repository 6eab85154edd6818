using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1330, LogLevel.Warning, "The pool holds {Size} connections, and {Workers} workers may want {Needed} ({PerWorker} × workers + {Besides}): jobs wait for each other's "
        + "connections. Set \"Maximum Pool Size\" in the connection string to {Needed} or more, or lower WorkerCount")]
    public static partial void SmallPool(ILogger logger, int size, int workers, int needed, int perWorker, int besides);

    [LoggerMessage(1331, LogLevel.Debug, "How many workers this process has is not known yet")]
    public static partial void WorkersUnknown(ILogger logger, Exception error);
}
