using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1103, LogLevel.Warning, "{Difference}")]
    public static partial void RegistryWarning(ILogger logger, string difference);

    [LoggerMessage(1104, LogLevel.Information, "The shared registry was brought in line. Before: {Differences}")]
    public static partial void RegistrySynced(ILogger logger, string differences);

    [LoggerMessage(1105, LogLevel.Information, "The setting {Setting} is {Value} and has nothing to do: the relay dispatches events without a job, so no queue waits for that")]
    public static partial void NoBroadcastJob(ILogger logger, string setting, string value);
}
