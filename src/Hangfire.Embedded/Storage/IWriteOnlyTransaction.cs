using Hangfire.States;

namespace Hangfire.Storage;

/// <summary>Writes that are applied together, or not at all, by <see cref="Commit"/>; disposed uncommitted they never happened.</summary>
public interface IWriteOnlyTransaction : IDisposable
{
    /// <summary>Lets a job be removed after a while.</summary>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="expireIn">How long the job stays.</param>
    void ExpireJob(string jobId, TimeSpan expireIn);

    /// <summary>Keeps a job for good.</summary>
    /// <param name="jobId">The id of the job.</param>
    void PersistJob(string jobId);

    /// <summary>Adds a state to the history of a job and makes it the current one.</summary>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="state">The state.</param>
    void SetJobState(string jobId, IState state);

    /// <summary>Adds a state to the history of a job without making it the current one.</summary>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="state">The state.</param>
    void AddJobState(string jobId, IState state);

    /// <summary>Puts a job into a queue.</summary>
    /// <param name="queue">The name of the queue.</param>
    /// <param name="jobId">The id of the job.</param>
    void AddToQueue(string queue, string jobId);

    /// <summary>Adds one to a counter.</summary>
    /// <param name="key">The key of the counter.</param>
    void IncrementCounter(string key);

    /// <summary>Adds one to a counter that goes away after a while.</summary>
    /// <param name="key">The key of the counter.</param>
    /// <param name="expireIn">How long the counter stays.</param>
    void IncrementCounter(string key, TimeSpan expireIn);

    /// <summary>Takes one from a counter.</summary>
    /// <param name="key">The key of the counter.</param>
    void DecrementCounter(string key);

    /// <summary>Takes one from a counter that goes away after a while.</summary>
    /// <param name="key">The key of the counter.</param>
    /// <param name="expireIn">How long the counter stays.</param>
    void DecrementCounter(string key, TimeSpan expireIn);

    /// <summary>Adds a value to a set with score zero; sets its score to zero when it is there already.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="value">The value.</param>
    void AddToSet(string key, string value);

    /// <summary>Adds a value to a set, or changes its score.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="value">The value.</param>
    /// <param name="score">The score the set is ordered by.</param>
    void AddToSet(string key, string value, double score);

    /// <summary>Removes a value from a set.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="value">The value.</param>
    void RemoveFromSet(string key, string value);

    /// <summary>Inserts a value at the head of a list.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="value">The value.</param>
    void InsertToList(string key, string value);

    /// <summary>Removes every occurrence of a value from a list.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="value">The value.</param>
    void RemoveFromList(string key, string value);

    /// <summary>Keeps only the values of a list at the given positions, counted from the head.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="keepStartingFrom">The first position to keep.</param>
    /// <param name="keepEndingAt">The last position to keep.</param>
    void TrimList(string key, int keepStartingFrom, int keepEndingAt);

    /// <summary>Writes fields of a hash, replacing those that exist.</summary>
    /// <param name="key">The key of the hash.</param>
    /// <param name="keyValuePairs">The fields and their values.</param>
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs);
#nullable restore annotations

    /// <summary>Removes a hash with all its fields.</summary>
    /// <param name="key">The key of the hash.</param>
    void RemoveHash(string key);

    /// <summary>Applies all writes; when it returns they are durable.</summary>
    void Commit();
}
