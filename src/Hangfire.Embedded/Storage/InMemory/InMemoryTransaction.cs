using System.Globalization;
using Hangfire.Common;
using Hangfire.InMemory.Commands;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.InMemory;

/// <summary>Gathers commands and applies them as one change.</summary>
internal sealed class InMemoryTransaction(MemoryDispatcher dispatcher, JobIdentifiers identifiers, MemoryLocks locks) : JobStorageTransaction
{
    private readonly List<ICommand> _commands = [];
    private readonly List<IExpectation> _expectations = [];
    private readonly List<InMemoryFetchedJob> _removedJobs = [];
    private readonly Stack<IDisposable> _heldLocks = new();

    internal override bool ChecksState => true;

    public override void Commit()
    {
        dispatcher.ApplyAll(_commands, _expectations);
        foreach (var job in _removedJobs) job.MarkRemoved();
        ReleaseLocks();
    }

    public override void Dispose()
    {
        ReleaseLocks();
        base.Dispose();
    }

    public override void ExpireJob(string jobId, TimeSpan expireIn) => _commands.Add(new ExpireJob(Required(jobId), expireIn));

    public override void PersistJob(string jobId) => _commands.Add(new ExpireJob(Required(jobId), null));

    public override void SetJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _commands.Add(new SetJobState(Required(jobId), state.Name, state.Reason, Commands.AddJobState.DataOf(state)));
    }

    public override void AddJobState(string jobId, IState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _commands.Add(new AddJobState(Required(jobId), state.Name, state.Reason, Commands.AddJobState.DataOf(state)));
    }

    public override void AddToQueue(string queue, string jobId) => _commands.Add(new AddToQueue(Required(queue), Required(jobId)));

    public override void RemoveFromQueue(IFetchedJob fetchedJob)
    {
        ArgumentNullException.ThrowIfNull(fetchedJob);
        if (fetchedJob is not InMemoryFetchedJob job)
        {
            throw new ArgumentException(
                $"Expected a job fetched from this storage, got '{fetchedJob.GetType()}'. Ask HasFeature for its type first.", nameof(fetchedJob));
        }

        _removedJobs.Add(job);
        _commands.Add(job.RemovalCommand());
    }

    public override string CreateJob(Job job, IDictionary<string, string?> parameters, DateTime createdAt, TimeSpan expireIn)
    {
        var command = JobCreation.Prepare(identifiers, job, parameters, createdAt, expireIn);
        _commands.Add(command);
        return command.Id;
    }

    public override void SetJobParameter(string jobId, string name, string? value) =>
        _commands.Add(new SetJobParameter(Required(jobId), Required(name), value));

    public override void IncrementCounter(string key) => _commands.Add(new ChangeCounter(Required(key), 1, null));

    public override void IncrementCounter(string key, TimeSpan expireIn) => _commands.Add(new ChangeCounter(Required(key), 1, expireIn));

    public override void DecrementCounter(string key) => _commands.Add(new ChangeCounter(Required(key), -1, null));

    public override void DecrementCounter(string key, TimeSpan expireIn) => _commands.Add(new ChangeCounter(Required(key), -1, expireIn));

    public override void AddToSet(string key, string value) => AddToSet(key, value, 0);

    public override void AddToSet(string key, string value, double score) =>
        _commands.Add(new AddToSet(Required(key), Required(value), score));

    public override void AddRangeToSet(string key, IList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        _commands.Add(new AddRangeToSet(Required(key), [.. items.Select(item => Required(item))]));
    }

    public override void RemoveFromSet(string key, string value) => _commands.Add(new RemoveFromSet(Required(key), Required(value)));

    public override void RemoveSet(string key) => _commands.Add(new RemoveSet(Required(key)));

    public override void ExpireSet(string key, TimeSpan expireIn) => _commands.Add(new ExpireSet(Required(key), expireIn));

    public override void PersistSet(string key) => _commands.Add(new ExpireSet(Required(key), null));

    public override void InsertToList(string key, string value) => _commands.Add(new InsertToList(Required(key), value));

    public override void RemoveFromList(string key, string value) => _commands.Add(new RemoveFromList(Required(key), value));

    public override void TrimList(string key, int keepStartingFrom, int keepEndingAt) =>
        _commands.Add(new TrimList(Required(key), keepStartingFrom, keepEndingAt));

    public override void ExpireList(string key, TimeSpan expireIn) => _commands.Add(new ExpireList(Required(key), expireIn));

    public override void PersistList(string key) => _commands.Add(new ExpireList(Required(key), null));

    public override void SetRangeInHash(string key, IEnumerable<KeyValuePair<string, string?>> keyValuePairs)
    {
        ArgumentNullException.ThrowIfNull(keyValuePairs);
        _commands.Add(new SetRangeInHash(Required(key), [.. keyValuePairs]));
    }

    public override void RemoveHash(string key) => _commands.Add(new RemoveHash(Required(key)));

    public override void ExpireHash(string key, TimeSpan expireIn) => _commands.Add(new ExpireHash(Required(key), expireIn));

    public override void PersistHash(string key) => _commands.Add(new ExpireHash(Required(key), null));

    public override void AcquireDistributedLock(string resource, TimeSpan timeout) => _heldLocks.Push(locks.Acquire(resource, timeout));

    internal override void ExpectState(string jobId, string? stateId) => _expectations.Add(new StateExpectation(Required(jobId), stateId));

    internal override void ExpectParameter(string jobId, string name, string? value) =>
        _expectations.Add(new ParameterExpectation(Required(jobId), Required(name), value));

    internal override string? CommittedStateId(string jobId) =>
        _commands.OfType<SetJobState>().LastOrDefault(command => command.JobId == jobId)?.StateId?.ToString(CultureInfo.InvariantCulture);

    private void ReleaseLocks()
    {
        while (_heldLocks.TryPop(out var held)) held.Dispose();
    }

    // Checked when a change is asked for: once applied, a command may not fail.
    private static string Required(
        string value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
