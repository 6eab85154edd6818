namespace Hangfire.Server;

/// <summary>A job that failed.</summary>
public class ServerExceptionContext : PerformContext
{
    /// <summary>Adds the error to <paramref name="context"/>.</summary>
    public ServerExceptionContext(PerformContext context, Exception exception)
        : base(context)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
    }

    /// <summary>What was thrown. The exception of a job is wrapped in a <see cref="JobPerformanceException"/>.</summary>
    public Exception Exception { get; }

    /// <summary>Set to let the job succeed in spite of <see cref="Exception"/>.</summary>
    public bool ExceptionHandled { get; set; }
}
