namespace Hangfire.Logging;

/// <summary>Receives the engine's log messages. Implemented once per logging framework.</summary>
public interface ILog
{
    /// <summary>Writes one message, or only answers whether <paramref name="logLevel"/> is enabled when <paramref name="messageFunc"/> is <see langword="null"/>.</summary>
    /// <param name="logLevel">Severity of the message.</param>
    /// <param name="messageFunc">Builds the text; called only when the level is enabled.</param>
    /// <param name="exception">The error that led to the message, if any.</param>
    /// <returns><see langword="true"/> when the level is enabled.</returns>
    bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = default);
}
