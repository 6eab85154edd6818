namespace Hangfire.Server;

/// <summary>A job that ran, failed or was kept from running.</summary>
public class PerformedContext : PerformContext
{
    /// <summary>Adds the outcome to <paramref name="context"/>.</summary>
    public PerformedContext(PerformContext context, object? result, bool canceled, Exception? exception)
        : base(context)
    {
        Result = result!;
        Canceled = canceled;
        Exception = exception!;
    }

    /// <summary>What the method returned, or <see langword="null"/>.</summary>
    public object Result { get; }

    /// <summary>Whether a filter kept the job from running.</summary>
    public bool Canceled { get; }

    /// <summary>What was thrown, or <see langword="null"/>. The exception of a job is wrapped in a <see cref="JobPerformanceException"/>.</summary>
    public Exception Exception { get; }

    /// <summary>Set to let the job succeed in spite of <see cref="Exception"/>.</summary>
    public bool ExceptionHandled { get; set; }
}
