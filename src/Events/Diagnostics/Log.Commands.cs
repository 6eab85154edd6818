using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1301, LogLevel.Error, "The command {Command} failed")]
    public static partial void CommandFailed(ILogger logger, string command, Exception error);
}
