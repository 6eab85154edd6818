using Newtonsoft.Json;

namespace Hangfire;

/// <summary>What is stored of an exception: type and message, and the same of its cause.</summary>
public sealed class ExceptionInfo
{
    /// <summary>Takes type and message from <paramref name="exception"/> and its causes.</summary>
    public ExceptionInfo(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Type = exception.GetType().FullName ?? exception.GetType().Name;
        Message = exception.Message;
        InnerException = exception.InnerException is { } inner ? new ExceptionInfo(inner) : null;
    }

    /// <summary>Names an exception by its stored parts.</summary>
    [JsonConstructor]
    public ExceptionInfo(string type, string message, ExceptionInfo? innerException)
    {
        Type = type;
        Message = message;
        InnerException = innerException;
    }

    /// <summary>Full name of the exception's class.</summary>
    public string Type { get; }

    /// <summary>The exception's message.</summary>
    public string Message { get; }

    /// <summary>The cause, or <see langword="null"/>.</summary>
    public ExceptionInfo? InnerException { get; }
}
