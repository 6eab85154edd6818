using Hangfire.Common;
using Hangfire.Server;

namespace Hangfire.Storage;

/// <summary>A storage connection with the reads added after the first version; a storage derives its own from this.</summary>
/// <remarks>Virtual members throw <see cref="NotSupportedException"/> unless the storage overrides them.</remarks>
public abstract class JobStorageConnection : IStorageConnection
{
    /// <summary>Creates the connection.</summary>
    protected JobStorageConnection()
    {
    }

    /// <summary>Returns what the connection holds. Does nothing by default.</summary>
    public virtual void Dispose()
    {
    }

    /// <inheritdoc />
    public abstract IWriteOnlyTransaction CreateWriteTransaction();

    /// <inheritdoc />
    public abstract IDisposable AcquireDistributedLock(string resource, TimeSpan timeout);

    /// <inheritdoc />
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    public abstract string CreateExpiredJob(Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn);
#nullable restore annotations

    /// <inheritdoc />
    public abstract IFetchedJob FetchNextJob(string[] queues, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract void SetJobParameter(string id, string name, string? value);

    /// <inheritdoc />
    public abstract string? GetJobParameter(string id, string name);

    /// <inheritdoc />
    public abstract JobData? GetJobData(string jobId);

    /// <inheritdoc />
    public abstract StateData? GetStateData(string jobId);

    /// <inheritdoc />
    public abstract void AnnounceServer(string serverId, ServerContext context);

    /// <inheritdoc />
    public abstract void RemoveServer(string serverId);

    /// <inheritdoc />
    public abstract void Heartbeat(string serverId);

    /// <inheritdoc />
    public abstract int RemoveTimedOutServers(TimeSpan timeOut);

    /// <inheritdoc />
    public abstract HashSet<string> GetAllItemsFromSet(string key);

    /// <inheritdoc />
    public abstract string? GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore);

    /// <summary>Returns up to <paramref name="count"/> values with the lowest scores within the range, lowest first.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="fromScore">The lowest score to consider.</param>
    /// <param name="toScore">The highest score to consider; not below <paramref name="fromScore"/>.</param>
    /// <param name="count">How many values to return at most; at least one.</param>
    public virtual List<string> GetFirstByLowestScoreFromSet(string key, double fromScore, double toScore, int count) =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Connection.BatchedGetFirstByLowest);

    /// <summary>Returns how many values a set has.</summary>
    /// <param name="key">The key of the set.</param>
    public virtual long GetSetCount(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns how many values several sets have together, counting no further than the limit.</summary>
    /// <param name="keys">The keys of the sets.</param>
    /// <param name="limit">Where to stop counting; not negative.</param>
    public virtual long GetSetCount(IEnumerable<string> keys, int limit) =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Connection.LimitedGetSetCount);

    /// <summary>Tells whether a set contains a value.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="value">The value to look for.</param>
    public virtual bool GetSetContains(string key, string value) =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Connection.GetSetContains);

    /// <summary>Returns the values of a set at positions, in the order they were added.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="startingFrom">The first position, counted from zero.</param>
    /// <param name="endingAt">The last position, included.</param>
    public virtual List<string> GetRangeFromSet(string key, int startingFrom, int endingAt) => throw ExtendedApiIsMissing();

    /// <summary>Returns how long the set still lives; negative when it does not expire.</summary>
    /// <param name="key">The key of the set.</param>
    public virtual TimeSpan GetSetTtl(string key) => throw ExtendedApiIsMissing();

    /// <inheritdoc />
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    public abstract void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs);
#nullable restore annotations

    /// <inheritdoc />
    public abstract Dictionary<string, string>? GetAllEntriesFromHash(string key);

    /// <summary>Returns one field of a hash, or <see langword="null"/> when it is missing.</summary>
    /// <param name="key">The key of the hash.</param>
    /// <param name="name">The field.</param>
    public virtual string? GetValueFromHash(string key, string name) => throw ExtendedApiIsMissing();

    /// <summary>Returns how many fields a hash has.</summary>
    /// <param name="key">The key of the hash.</param>
    public virtual long GetHashCount(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns how long the hash still lives; negative when it does not expire.</summary>
    /// <param name="key">The key of the hash.</param>
    public virtual TimeSpan GetHashTtl(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns how many values a list has.</summary>
    /// <param name="key">The key of the list.</param>
    public virtual long GetListCount(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns all values of a list, the one inserted last first.</summary>
    /// <param name="key">The key of the list.</param>
    public virtual List<string> GetAllItemsFromList(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns the values of a list at positions, the one inserted last being at position zero.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="startingFrom">The first position.</param>
    /// <param name="endingAt">The last position, included.</param>
    public virtual List<string> GetRangeFromList(string key, int startingFrom, int endingAt) => throw ExtendedApiIsMissing();

    /// <summary>Returns how long the list still lives; negative when it does not expire.</summary>
    /// <param name="key">The key of the list.</param>
    public virtual TimeSpan GetListTtl(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns the value of a counter; zero when it was never counted.</summary>
    /// <param name="key">The key of the counter.</param>
    public virtual long GetCounter(string key) => throw ExtendedApiIsMissing();

    /// <summary>Returns the time by the storage's clock, in UTC.</summary>
    public virtual DateTime GetUtcDateTime() =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Connection.GetUtcDateTime);

    private static NotSupportedException ExtendedApiIsMissing() =>
        (NotSupportedException)JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.ExtendedApi);

    /// <summary>
    /// Returns the lowest score, from zero on, of each of the sets that has one; <see langword="null"/> when the storage cannot tell in one go.
    /// </summary>
    /// <param name="keys">The keys of the sets.</param>
    internal virtual Dictionary<string, double>? LowestScores(string[] keys) => null;

    /// <summary>Takes a job that the storage has ready, without waiting; <see langword="null"/> when there is none.</summary>
    /// <param name="queues">The queues to take it from.</param>
    internal virtual IFetchedJob? TryFetchNextJob(string[] queues) => null;
}
