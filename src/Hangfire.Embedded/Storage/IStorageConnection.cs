using Hangfire.Common;
using Hangfire.Server;

namespace Hangfire.Storage;

/// <summary>Reads jobs and their data, claims jobs from queues, takes locks and starts write transactions.</summary>
public interface IStorageConnection : IDisposable
{
    /// <summary>Starts a transaction that collects writes and applies them together on commit.</summary>
    IWriteOnlyTransaction CreateWriteTransaction();

    /// <summary>Waits for a lock that only one holder in all processes can have; disposing the result releases it.</summary>
    /// <param name="resource">The name of the lock.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <exception cref="DistributedLockTimeoutException">The lock was not free within the timeout.</exception>
    IDisposable AcquireDistributedLock(string resource, TimeSpan timeout);

    /// <summary>Stores a job that has no state yet and goes away by itself unless it gets one.</summary>
    /// <param name="job">The call to store.</param>
    /// <param name="parameters">Named values to store with the job.</param>
    /// <param name="createdAt">When the job was created, in UTC.</param>
    /// <param name="expireIn">How long the job stays when nothing else happens to it.</param>
    /// <returns>The id of the job.</returns>
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    string CreateExpiredJob(Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn);
#nullable restore annotations

    /// <summary>Waits for a job in one of the queues and claims it for the caller.</summary>
    /// <param name="queues">The queues to look into.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled before a job was found.</exception>
    IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken);

    /// <summary>Stores a named value with a job, replacing the former one.</summary>
    /// <param name="id">The id of the job.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">The value, usually JSON.</param>
    void SetJobParameter(string id, string name, string? value);

    /// <summary>Returns a named value of a job, or <see langword="null"/> when the job or the value is missing.</summary>
    /// <param name="id">The id of the job.</param>
    /// <param name="name">The name of the value.</param>
    string? GetJobParameter(string id, string name);

    /// <summary>Returns a job with its current state name, or <see langword="null"/> when there is none of that id.</summary>
    /// <param name="jobId">The id of the job.</param>
    JobData? GetJobData(string jobId);

    /// <summary>Returns the current state of a job, or <see langword="null"/> when the job or its state is missing.</summary>
    /// <param name="jobId">The id of the job.</param>
    StateData? GetStateData(string jobId);

    /// <summary>Records that a server has started, with its queues and worker count.</summary>
    /// <param name="serverId">The id of the server.</param>
    /// <param name="context">What the server works on.</param>
    void AnnounceServer(string serverId, ServerContext context);

    /// <summary>Records that a server has stopped.</summary>
    /// <param name="serverId">The id of the server.</param>
    void RemoveServer(string serverId);

    /// <summary>Records that a server is alive.</summary>
    /// <param name="serverId">The id of the server.</param>
    /// <exception cref="BackgroundServerGoneException">The server is not announced, or was removed as timed out.</exception>
    void Heartbeat(string serverId);

    /// <summary>Removes servers whose last heartbeat is older than the timeout.</summary>
    /// <param name="timeOut">How old a heartbeat may be.</param>
    /// <returns>How many servers were removed.</returns>
    int RemoveTimedOutServers(TimeSpan timeOut);

    /// <summary>Returns all values of a set; empty when there is no such set.</summary>
    /// <param name="key">The key of the set.</param>
    HashSet<string> GetAllItemsFromSet(string key);

    /// <summary>Returns the value with the lowest score within the range, or <see langword="null"/> when there is none.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="fromScore">The lowest score to consider.</param>
    /// <param name="toScore">The highest score to consider; not below <paramref name="fromScore"/>.</param>
    string? GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore);

    /// <summary>Writes fields of a hash at once, replacing those that exist.</summary>
    /// <param name="key">The key of the hash.</param>
    /// <param name="keyValuePairs">The fields and their values.</param>
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs);
#nullable restore annotations

    /// <summary>Returns all fields of a hash, or <see langword="null"/> when there is no such hash.</summary>
    /// <param name="key">The key of the hash.</param>
    Dictionary<string, string>? GetAllEntriesFromHash(string key);
}
