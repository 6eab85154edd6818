using Hangfire.Logging;
using Microsoft.Extensions.Logging;
using HostLogLevel = Microsoft.Extensions.Logging.LogLevel;
using LogLevel = Hangfire.Logging.LogLevel;

namespace Hangfire.AspNetCore;

/// <summary>Writes to one logger of the host.</summary>
internal sealed class AspNetCoreLog(ILogger logger) : ILog
{
    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = default)
    {
        var level = LevelOf(logLevel);
        if (!logger.IsEnabled(level)) return false;
        if (messageFunc is not null) logger.Log(level, default, messageFunc(), exception, static (message, _) => message);
        return true;
    }

    private static HostLogLevel LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => HostLogLevel.Trace,
        LogLevel.Debug => HostLogLevel.Debug,
        LogLevel.Info => HostLogLevel.Information,
        LogLevel.Warn => HostLogLevel.Warning,
        LogLevel.Error => HostLogLevel.Error,
        _ => HostLogLevel.Critical,
    };
}
