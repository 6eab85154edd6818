using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1103, LogLevel.Warning, "{Difference}")]
    public static partial void RegistryWarning(ILogger logger, string difference);
}
