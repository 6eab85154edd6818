using System.Globalization;
using Hangfire.Common;
using Hangfire.PostgreSql.Locks;
using Hangfire.PostgreSql.Queues;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.PostgreSql.Transactions;

/// <summary>Collects writes and hands them over on commit.</summary>
internal sealed class PostgreSqlTransaction(StorageEngine engine) : JobStorageTransaction
{
    private readonly Changes changes = new();
    private readonly List<PostgreSqlDistributedLock> locks = [];

    internal override bool ChecksState => true;

    internal override bool CommitsInBackground => !engine.Database.HasCallersTransaction;

    public override void Dispose()
    {
        ReleaseLocks();
        base.Dispose();
    }

    public override void ExpireJob(string jobId, TimeSpan expireIn) =>
        AddForJob(jobId, id => new ChangeJobExpiry(id, new Expiry(expireIn)));

    public override void PersistJob(string jobId) => AddForJob(jobId, id => new ChangeJobExpiry(id, Expiry.Never));

    public override void SetJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        AddForJob(jobId, id => new ChangeState(id, StateRow.Of(state), MakesCurrent: true));
    }

    public override void AddJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        AddForJob(jobId, id => new ChangeState(id, StateRow.Of(state), MakesCurrent: false));
    }

    public override void AddToQueue(string queue, string jobId)
    {
        ArgumentException.ThrowIfNullOrEmpty(queue);
        AddForJob(jobId, id => new Enqueue(id, queue));
    }

    public override void RemoveFromQueue(IFetchedJob fetchedJob)
    {
        ArgumentNullException.ThrowIfNull(fetchedJob);
        changes.Add(new Dequeue(fetchedJob as PostgreSqlFetchedJob ?? throw new ArgumentException(
            $"Expected a claim made by this storage, got '{fetchedJob.GetType()}'. Call RemoveFromQueue on the claim itself.", nameof(fetchedJob))));
    }

    public override void SetJobParameter(string jobId, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        AddForJob(jobId, id => new SetParameter(id, StoredText.Clean(name)!, StoredText.Clean(value)));
    }

    public override string CreateJob(Job job, IDictionary<string, string?> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(parameters);

        var stored = InvocationData.SerializeJob(job);
        var (id, stateId) = engine.Ids.Take();
        changes.Add(new CreateJob(new NewJob(
            id, stateId, StoredText.OfInvocation(stored), StoredText.Clean(stored.Arguments) ?? "[]", AsUtc(createdAt),
            [.. parameters.Select(parameter => KeyValuePair.Create(StoredText.Clean(parameter.Key)!, StoredText.Clean(parameter.Value)))],
            new Expiry(expireIn))));
        return id.ToString(CultureInfo.InvariantCulture);
    }

    public override void AcquireDistributedLock(string resource, TimeSpan timeout) => locks.Add(engine.Locks.Acquire(resource, timeout));

    public override void IncrementCounter(string key) => AddCount(key, 1, null);

    public override void IncrementCounter(string key, TimeSpan expireIn) => AddCount(key, 1, expireIn);

    public override void DecrementCounter(string key) => AddCount(key, -1, null);

    public override void DecrementCounter(string key, TimeSpan expireIn) => AddCount(key, -1, expireIn);

    public override void AddToSet(string key, string value) => AddToSet(key, value, 0);

    public override void AddToSet(string key, string value, double score) => changes.Add(new AddToSet(Given(key), Given(value), score));

    public override void AddRangeToSet(string key, IList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        foreach (var item in items)
        {
            AddToSet(key, item);
        }
    }

    public override void RemoveFromSet(string key, string value) => changes.Add(new RemoveFromSet(Given(key), Given(value)));

    public override void RemoveSet(string key) => changes.Add(new RemoveCollection(Collection.Set, Given(key)));

    public override void ExpireSet(string key, TimeSpan expireIn) => AddExpiry(Collection.Set, key, new Expiry(expireIn));

    public override void PersistSet(string key) => AddExpiry(Collection.Set, key, Expiry.Never);

    public override void InsertToList(string key, string value) => changes.Add(new InsertToList(Given(key), Given(value)));

    public override void RemoveFromList(string key, string value) => changes.Add(new RemoveFromList(Given(key), Given(value)));

    public override void TrimList(string key, int keepStartingFrom, int keepEndingAt) =>
        changes.Add(new TrimList(Given(key), keepStartingFrom, keepEndingAt));

    public override void ExpireList(string key, TimeSpan expireIn) => AddExpiry(Collection.List, key, new Expiry(expireIn));

    public override void PersistList(string key) => AddExpiry(Collection.List, key, Expiry.Never);

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string?>> keyValuePairs)
    {
        ArgumentNullException.ThrowIfNull(keyValuePairs);
        foreach (var (field, value) in keyValuePairs)
        {
            changes.Add(new WriteHash(Given(key), Given(field), StoredText.Clean(value)));
        }
    }

    public override void RemoveHash(string key) => changes.Add(new RemoveCollection(Collection.Hash, Given(key)));

    public override void ExpireHash(string key, TimeSpan expireIn) => AddExpiry(Collection.Hash, key, new Expiry(expireIn));

    public override void PersistHash(string key) => AddExpiry(Collection.Hash, key, Expiry.Never);

    public override void Commit()
    {
        CheckLocks();
        engine.Commit(changes);
        ReleaseLocks();
    }

    internal override async Task CommitAsync(CancellationToken cancellationToken)
    {
        CheckLocks();
        await engine.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
        ReleaseLocks();
    }

    internal override IDeferredCommit? TryDefer(string jobId) =>
        locks.Count == 0 && CommitsInBackground && StoredId.Parse(jobId) is { } id && changes.AreOnlyAboutStateOf(id) ? engine.Defer(id, changes) : null;

    internal override void Follow(IDeferredCommit earlier) => ((DeferredCommit)earlier).JoinTo(changes);

    // Locks end with the commit, which must then be over when this returns.
    internal override ICommitInFlight BeginCommit()
    {
        if (locks.Count == 0)
        {
            return engine.BeginCommit(changes);
        }

        Commit();
        return new CommitInFlight(null, static () => { });
    }

    internal override void ExpectState(string jobId, string? stateId)
    {
        var expected = stateId == null ? (long?)null : StoredId.Parse(stateId);
        changes.Expect(StoredId.Parse(jobId) ?? StoredId.NoJob, expected);
    }

    internal override void ExpectParameter(string jobId, string name, string? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (StoredId.Parse(jobId) is { } id)
        {
            changes.ExpectParameter(id, StoredText.Clean(name)!, StoredText.Clean(value));
        }
    }

    internal override string? CommittedStateId(string jobId) =>
        StoredId.Parse(jobId) is { } id && changes.CurrentStates.TryGetValue(id, out var stateId)
            ? stateId.ToString(CultureInfo.InvariantCulture)
            : null;

    // An id no job can have is treated like one no job has: there is nothing to write to.
    private void AddForJob(string jobId, Func<long, StorageOperation> operation)
    {
        if (StoredId.Parse(jobId) is { } id)
        {
            changes.Add(operation(id));
        }
    }

    private void AddCount(string key, long amount, TimeSpan? expireIn) => changes.Add(new Count(Given(key), amount, expireIn));

    private void AddExpiry(Collection collection, string key, Expiry expiry) =>
        changes.Add(new ChangeCollectionExpiry(collection, Given(key), expiry));

    private void CheckLocks()
    {
        if (locks.Find(held => held.Lost.IsCancellationRequested) is { } lost)
        {
            throw new LockLostException(lost.Resource);
        }
    }

    private void ReleaseLocks()
    {
        foreach (var held in locks)
        {
            held.Dispose();
        }

        locks.Clear();
    }

    private static string Given(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return StoredText.Clean(text)!;
    }

    private static DateTime AsUtc(DateTime time) => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
