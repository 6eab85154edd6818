using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Debug, "Relayed {Events} events, created {Jobs} jobs")]
    public static partial void Relayed(ILogger logger, int events, int jobs);

    [LoggerMessage(1102, LogLevel.Error, "The relay failed {Failures} times in a row; it tries again. Committed events wait in the store")]
    public static partial void RelayFailed(ILogger logger, int failures, Exception error);
}
