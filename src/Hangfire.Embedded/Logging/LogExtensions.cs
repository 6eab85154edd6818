using System.Globalization;

namespace Hangfire.Logging;

/// <summary>Writes messages of one level.</summary>
public static class LogExtensions
{
    /// <summary>Whether debug messages are written.</summary>
    public static bool IsDebugEnabled(this ILog logger) => IsEnabled(logger, LogLevel.Debug);

    /// <summary>Whether error messages are written.</summary>
    public static bool IsErrorEnabled(this ILog logger) => IsEnabled(logger, LogLevel.Error);

    /// <summary>Whether fatal messages are written.</summary>
    public static bool IsFatalEnabled(this ILog logger) => IsEnabled(logger, LogLevel.Fatal);

    /// <summary>Whether info messages are written.</summary>
    public static bool IsInfoEnabled(this ILog logger) => IsEnabled(logger, LogLevel.Info);

    /// <summary>Whether trace messages are written.</summary>
    public static bool IsTraceEnabled(this ILog logger) => IsEnabled(logger, LogLevel.Trace);

    /// <summary>Whether warn messages are written.</summary>
    public static bool IsWarnEnabled(this ILog logger) => IsEnabled(logger, LogLevel.Warn);

    /// <summary>Writes a debug message, built only when the level is enabled.</summary>
    public static void Debug(this ILog logger, Func<string> messageFunc) => Write(logger, LogLevel.Debug, messageFunc);

    /// <summary>Writes a debug message.</summary>
    public static void Debug(this ILog logger, string message) => Write(logger, LogLevel.Debug, () => message);

    /// <summary>Writes a debug message, formatted with the invariant culture.</summary>
    public static void DebugFormat(this ILog logger, string message, params object?[] args) => Format(logger, LogLevel.Debug, message, args);

    /// <summary>Writes a debug message together with the error that led to it.</summary>
    public static void DebugException(this ILog logger, string message, Exception exception) =>
        Write(logger, LogLevel.Debug, () => message, exception);

    /// <summary>Writes a error message, built only when the level is enabled.</summary>
    public static void Error(this ILog logger, Func<string> messageFunc) => Write(logger, LogLevel.Error, messageFunc);

    /// <summary>Writes a error message.</summary>
    public static void Error(this ILog logger, string message) => Write(logger, LogLevel.Error, () => message);

    /// <summary>Writes a error message, formatted with the invariant culture.</summary>
    public static void ErrorFormat(this ILog logger, string message, params object?[] args) => Format(logger, LogLevel.Error, message, args);

    /// <summary>Writes a error message together with the error that led to it.</summary>
    public static void ErrorException(this ILog logger, string message, Exception exception) =>
        Write(logger, LogLevel.Error, () => message, exception);

    /// <summary>Writes a fatal message, built only when the level is enabled.</summary>
    public static void Fatal(this ILog logger, Func<string> messageFunc) => Write(logger, LogLevel.Fatal, messageFunc);

    /// <summary>Writes a fatal message.</summary>
    public static void Fatal(this ILog logger, string message) => Write(logger, LogLevel.Fatal, () => message);

    /// <summary>Writes a fatal message, formatted with the invariant culture.</summary>
    public static void FatalFormat(this ILog logger, string message, params object?[] args) => Format(logger, LogLevel.Fatal, message, args);

    /// <summary>Writes a fatal message together with the error that led to it.</summary>
    public static void FatalException(this ILog logger, string message, Exception exception) =>
        Write(logger, LogLevel.Fatal, () => message, exception);

    /// <summary>Writes a info message, built only when the level is enabled.</summary>
    public static void Info(this ILog logger, Func<string> messageFunc) => Write(logger, LogLevel.Info, messageFunc);

    /// <summary>Writes a info message.</summary>
    public static void Info(this ILog logger, string message) => Write(logger, LogLevel.Info, () => message);

    /// <summary>Writes a info message, formatted with the invariant culture.</summary>
    public static void InfoFormat(this ILog logger, string message, params object?[] args) => Format(logger, LogLevel.Info, message, args);

    /// <summary>Writes a info message together with the error that led to it.</summary>
    public static void InfoException(this ILog logger, string message, Exception exception) =>
        Write(logger, LogLevel.Info, () => message, exception);

    /// <summary>Writes a trace message, built only when the level is enabled.</summary>
    public static void Trace(this ILog logger, Func<string> messageFunc) => Write(logger, LogLevel.Trace, messageFunc);

    /// <summary>Writes a trace message.</summary>
    public static void Trace(this ILog logger, string message) => Write(logger, LogLevel.Trace, () => message);

    /// <summary>Writes a trace message, formatted with the invariant culture.</summary>
    public static void TraceFormat(this ILog logger, string message, params object?[] args) => Format(logger, LogLevel.Trace, message, args);

    /// <summary>Writes a trace message together with the error that led to it.</summary>
    public static void TraceException(this ILog logger, string message, Exception exception) =>
        Write(logger, LogLevel.Trace, () => message, exception);

    /// <summary>Writes a warn message, built only when the level is enabled.</summary>
    public static void Warn(this ILog logger, Func<string> messageFunc) => Write(logger, LogLevel.Warn, messageFunc);

    /// <summary>Writes a warn message.</summary>
    public static void Warn(this ILog logger, string message) => Write(logger, LogLevel.Warn, () => message);

    /// <summary>Writes a warn message, formatted with the invariant culture.</summary>
    public static void WarnFormat(this ILog logger, string message, params object?[] args) => Format(logger, LogLevel.Warn, message, args);

    /// <summary>Writes a warn message together with the error that led to it.</summary>
    public static void WarnException(this ILog logger, string message, Exception exception) =>
        Write(logger, LogLevel.Warn, () => message, exception);

    private static bool IsEnabled(ILog logger, LogLevel level)
    {
        ArgumentNullException.ThrowIfNull(logger);
        return logger.Log(level, null);
    }

    private static void Format(ILog logger, LogLevel level, string message, object?[] args) =>
        Write(logger, level, () => string.Format(CultureInfo.InvariantCulture, message, args));

    private static void Write(ILog logger, LogLevel level, Func<string> message, Exception? exception = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        logger.Log(level, message, exception);
    }
}
