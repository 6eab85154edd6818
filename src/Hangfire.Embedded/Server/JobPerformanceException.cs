namespace Hangfire.Server;

/// <summary>A job or one of its filters threw; the cause is the inner exception.</summary>
public class JobPerformanceException : Exception
{
    /// <summary>Wraps the cause.</summary>
    public JobPerformanceException(string message, Exception innerException)
        : this(message, innerException, null)
    {
    }

    /// <summary>Wraps the cause and names the job.</summary>
    public JobPerformanceException(string message, Exception innerException, string? jobId)
        : base(message, innerException)
    {
        JobId = jobId!;
    }

    /// <summary>Id of the job, or <see langword="null"/>.</summary>
    public string JobId { get; }
}
