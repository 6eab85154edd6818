
namespace Hangfire.PostgreSql.Transactions;

/// <summary>What one transaction wants to have written, and what it expects to find.</summary>
internal sealed class Changes
{
    private readonly List<StorageOperation> operations = [];

    public IReadOnlyList<StorageOperation> Operations => operations;

    /// <summary>The state id each of these jobs must have; <see langword="null"/> for a job without a state.</summary>
    public Dictionary<long, long?> Expectations { get; } = [];

    /// <summary>The value each of these parameters must have.</summary>
    public Dictionary<(long JobId, string Name), string?> ExpectedParameters { get; } = [];

    /// <summary>The jobs that no other transaction may touch in the same commit, because their state is changed or a parameter is compared.</summary>
    public HashSet<long> ChangedJobs { get; } = [];

    /// <summary>The states that became current, by job; filled in by the commit.</summary>
    public Dictionary<long, long> CurrentStates { get; } = [];

    public bool Enqueues { get; private set; }

    /// <summary>Whether all of it finds its rows the same way whatever the tables hold.</summary>
    public bool HasLastingPlan { get; private set; } = true;

    public bool IsEmpty => operations.Count == 0 && Expectations.Count == 0;

    public void Add(StorageOperation operation)
    {
        operations.Add(operation);
        Enqueues |= operation is Enqueue;
        HasLastingPlan &= operation.HasLastingPlan;
        if (operation is ChangeState change)
        {
            ChangedJobs.Add(change.JobId);
        }
    }

    /// <summary>Whether they come to nothing but a new state of that job, which was decided on the one it has.</summary>
    public bool AreOnlyAboutStateOf(long jobId) =>
        ExpectedParameters.Count == 0 && Expectations.Count == 1 && Expectations.ContainsKey(jobId) && CurrentStateOf(jobId) != null
        && operations.TrueForAll(operation => (operation as ChangeState)?.JobId == jobId || (operation as ChangeJobExpiry)?.JobId == jobId);

    /// <summary>The last change that makes a state current.</summary>
    public ChangeState? CurrentStateOf(long jobId) =>
        operations.OfType<ChangeState>().LastOrDefault(change => change.JobId == jobId && change.MakesCurrent);

    /// <summary>Puts the writes of earlier changes ahead of these.</summary>
    /// <param name="earlier">The earlier changes.</param>
    /// <param name="age">How long ago those were decided.</param>
    public void Follow(Changes earlier, TimeSpan age)
    {
        var own = operations.ToList();
        operations.Clear();
        foreach (var operation in earlier.operations.Select(operation => operation.Aged(age)).Concat(own))
        {
            Add(operation);
        }
    }

    public void Expect(long jobId, long? stateId) => Expectations[jobId] = stateId;

    public void ExpectParameter(long jobId, string name, string? value)
    {
        ExpectedParameters[(jobId, name)] = value;
        ChangedJobs.Add(jobId);
    }

    /// <summary>Notes what the commit did.</summary>
    public void OnCommitted(Dictionary<long, long> currentStates)
    {
        foreach (var jobId in ChangedJobs)
        {
            if (currentStates.TryGetValue(jobId, out var stateId))
            {
                CurrentStates[jobId] = stateId;
            }
        }

        foreach (var dequeue in operations.OfType<Dequeue>())
        {
            dequeue.Claim.MarkDecided();
        }
    }

    /// <summary>Notes that nothing, or nobody knows what, was done.</summary>
    public void OnFailed()
    {
        foreach (var dequeue in operations.OfType<Dequeue>())
        {
            dequeue.Claim.Token.Resume();
        }
    }
}
