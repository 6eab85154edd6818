namespace Hangfire.Logging;

/// <summary>Discards every message.</summary>
internal sealed class SilentLogProvider : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = default) => false;
}
