namespace Hangfire.Storage;

/// <summary>A distributed lock was not free within the time the caller was ready to wait.</summary>
/// <param name="resource">The name of the lock.</param>
public class DistributedLockTimeoutException(string resource) : TimeoutException(
    $"The distributed lock '{resource}' was not free within the timeout. " +
    "Another holder keeps it: wait longer, hold it for shorter, or try again later.")
{
    /// <summary>The name of the lock.</summary>
    public string Resource { get; } = resource;
}
