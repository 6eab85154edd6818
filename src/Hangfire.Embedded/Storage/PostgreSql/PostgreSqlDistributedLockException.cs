using Hangfire.Storage;

namespace Hangfire.PostgreSql;

/// <summary>A distributed lock was not free in the database within the time the caller was ready to wait.</summary>
/// <param name="resource">The name of the lock.</param>
public class PostgreSqlDistributedLockException(string resource) : DistributedLockTimeoutException(resource);
