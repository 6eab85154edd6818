using Microsoft.Extensions.Logging;

namespace Events;

internal static partial class Log
{
    [LoggerMessage(1320, LogLevel.Debug, "Forgot {Steps} steps of jobs that have ended")]
    public static partial void StepsForgotten(ILogger logger, int steps);

    [LoggerMessage(1321, LogLevel.Error, "Steps of jobs that have ended could not be forgotten; it is tried again in an hour")]
    public static partial void StepsNotForgotten(ILogger logger, Exception error);
}
