using Hangfire.Common;
using Hangfire.States;

namespace Hangfire.Storage;

/// <summary>A write transaction with the operations added after the first version; a storage derives its own from this.</summary>
/// <remarks>Virtual members throw <see cref="NotSupportedException"/> unless the storage overrides them.</remarks>
public abstract class JobStorageTransaction : IWriteOnlyTransaction
{
    /// <summary>Creates the transaction.</summary>
    protected JobStorageTransaction()
    {
    }

    /// <summary>Whether <see cref="ExpectState"/> is honoured, so that a state can be changed without a lock.</summary>
    internal virtual bool ChecksState => false;

    /// <summary>Whether <see cref="BeginCommit"/> is supported.</summary>
    internal virtual bool CommitsInBackground => false;

    /// <summary>Drops what was not committed. Does nothing by default.</summary>
    public virtual void Dispose()
    {
    }

    /// <inheritdoc />
    public abstract void ExpireJob(string jobId, TimeSpan expireIn);

    /// <inheritdoc />
    public abstract void PersistJob(string jobId);

    /// <inheritdoc />
    public abstract void SetJobState(string jobId, IState state);

    /// <inheritdoc />
    public abstract void AddJobState(string jobId, IState state);

    /// <inheritdoc />
    public abstract void AddToQueue(string queue, string jobId);

    /// <inheritdoc />
    public abstract void IncrementCounter(string key);

    /// <inheritdoc />
    public abstract void IncrementCounter(string key, TimeSpan expireIn);

    /// <inheritdoc />
    public abstract void DecrementCounter(string key);

    /// <inheritdoc />
    public abstract void DecrementCounter(string key, TimeSpan expireIn);

    /// <inheritdoc />
    public abstract void AddToSet(string key, string value);

    /// <inheritdoc />
    public abstract void AddToSet(string key, string value, double score);

    /// <inheritdoc />
    public abstract void RemoveFromSet(string key, string value);

    /// <inheritdoc />
    public abstract void InsertToList(string key, string value);

    /// <inheritdoc />
    public abstract void RemoveFromList(string key, string value);

    /// <inheritdoc />
    public abstract void TrimList(string key, int keepStartingFrom, int keepEndingAt);

    /// <inheritdoc />
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    public abstract void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string>> keyValuePairs);
#nullable restore annotations

    /// <inheritdoc />
    public abstract void RemoveHash(string key);

    /// <inheritdoc />
    public abstract void Commit();

    /// <summary>Lets a set be removed after a while.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="expireIn">How long the set stays.</param>
    public virtual void ExpireSet(string key, TimeSpan expireIn) => throw ExtendedApiIsMissing();

    /// <summary>Lets a list be removed after a while.</summary>
    /// <param name="key">The key of the list.</param>
    /// <param name="expireIn">How long the list stays.</param>
    public virtual void ExpireList(string key, TimeSpan expireIn) => throw ExtendedApiIsMissing();

    /// <summary>Lets a hash be removed after a while.</summary>
    /// <param name="key">The key of the hash.</param>
    /// <param name="expireIn">How long the hash stays.</param>
    public virtual void ExpireHash(string key, TimeSpan expireIn) => throw ExtendedApiIsMissing();

    /// <summary>Keeps a set for good.</summary>
    /// <param name="key">The key of the set.</param>
    public virtual void PersistSet(string key) => throw ExtendedApiIsMissing();

    /// <summary>Keeps a list for good.</summary>
    /// <param name="key">The key of the list.</param>
    public virtual void PersistList(string key) => throw ExtendedApiIsMissing();

    /// <summary>Keeps a hash for good.</summary>
    /// <param name="key">The key of the hash.</param>
    public virtual void PersistHash(string key) => throw ExtendedApiIsMissing();

    /// <summary>Adds several values to a set with score zero.</summary>
    /// <param name="key">The key of the set.</param>
    /// <param name="items">The values.</param>
    public virtual void AddRangeToSet(string key, IList<string> items) => throw ExtendedApiIsMissing();

    /// <summary>Removes a set with all its values.</summary>
    /// <param name="key">The key of the set.</param>
    public virtual void RemoveSet(string key) => throw ExtendedApiIsMissing();

    /// <summary>Takes a distributed lock and holds it until the transaction is committed or disposed.</summary>
    /// <param name="resource">The name of the lock.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <exception cref="DistributedLockTimeoutException">The lock was not free within the timeout.</exception>
    public virtual void AcquireDistributedLock(string resource, TimeSpan timeout) =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Transaction.AcquireDistributedLock);

    /// <summary>Removes a claimed job from its queue together with the other writes.</summary>
    /// <param name="fetchedJob">The claim, as returned by <see cref="IStorageConnection.FetchNextJob"/>.</param>
    public virtual void RemoveFromQueue(IFetchedJob fetchedJob)
    {
        ArgumentNullException.ThrowIfNull(fetchedJob);
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Transaction.RemoveFromQueue(fetchedJob.GetType()));
    }

    /// <summary>Stores a named value with a job, replacing the former one.</summary>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="value">The value, usually JSON.</param>
    public virtual void SetJobParameter(string jobId, string name, string? value) =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Transaction.SetJobParameter);

    /// <summary>Stores a job together with the other writes.</summary>
    /// <param name="job">The call to store.</param>
    /// <param name="parameters">Named values to store with the job.</param>
    /// <param name="createdAt">When the job was created, in UTC.</param>
    /// <param name="expireIn">How long the job stays when nothing else happens to it.</param>
    /// <returns>The id of the job, which can be used in the same transaction.</returns>
#nullable disable annotations // Callers may or may not have values that can be null; both compile, as they do on Hangfire.
    public virtual string CreateJob(Job job, IDictionary<string, string> parameters, DateTime createdAt, TimeSpan expireIn) =>
        throw JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.Transaction.CreateJob);
#nullable restore annotations

    /// <summary>Makes the commit fail with <see cref="StateChangedException"/> when the job has another state by then, or is gone.</summary>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="stateId">The state the decision was taken on, as <see cref="JobData.StateId"/> gave it.</param>
    internal virtual void ExpectState(string jobId, string? stateId) =>
        throw new NotSupportedException("This storage does not check states on commit. Take the job's distributed lock instead.");

    /// <summary>
    /// Makes the commit fail with <see cref="ParameterChangedException"/> when the job's parameter has another value by then. Call
    /// <see cref="ExpectState"/> for that job too, unless this transaction changes its state.
    /// </summary>
    /// <param name="jobId">The id of the job.</param>
    /// <param name="name">The name of the parameter.</param>
    /// <param name="value">The value the decision was taken on; <see langword="null"/> when there was none.</param>
    internal virtual void ExpectParameter(string jobId, string name, string? value) =>
        throw new NotSupportedException("This storage does not check parameters on commit. Take the job's distributed lock instead.");

    /// <summary>
    /// Returns the id of the state this transaction made current for the job, once committed; <see langword="null"/> when the storage does
    /// not tell. Saves reading the job again between two changes made by the same worker.
    /// </summary>
    /// <param name="jobId">The id of the job.</param>
    internal virtual string? CommittedStateId(string jobId) => null;

    /// <summary>Commits without holding a thread while the storage works, where the storage can.</summary>
    /// <param name="cancellationToken">Ends the waiting; what was already submitted may still be applied.</param>
    internal virtual Task CommitAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commit();
        return Task.CompletedTask;
    }

    /// <summary>Leaves the commit for later, to be joined with what follows on the job.</summary>
    /// <param name="jobId">The job all of it is about.</param>
    /// <returns><see langword="null"/> when it has to be committed now, because it holds or writes more than the state of that job, or the storage cannot.</returns>
    internal virtual IDeferredCommit? TryDefer(string jobId) => null;

    /// <summary>Takes over what was deferred, unless it is committed by now, and expects the job in the state that leaves it in.</summary>
    /// <param name="earlier">What another transaction of this storage deferred.</param>
    internal virtual void Follow(IDeferredCommit earlier) =>
        throw new NotSupportedException("This storage does not defer commits.");

    /// <summary>Starts the commit and returns; another thread carries it out.</summary>
    internal virtual ICommitInFlight BeginCommit() =>
        throw new NotSupportedException("This storage does not commit in the background. Call Commit instead.");

    private static NotSupportedException ExtendedApiIsMissing() =>
        (NotSupportedException)JobStorageFeatures.GetNotSupportedException(JobStorageFeatures.ExtendedApi);
}
