using Hangfire.Storage;

namespace Hangfire.InMemory.Entries;

internal sealed class JobEntry(string id, InvocationData invocation, IReadOnlyDictionary<string, string?> parameters, DateTime createdAt)
    : ExpiringEntry(id)
{
    private readonly List<StateEntry> _history = [];

    public InvocationData Invocation { get; } = invocation;

    /// <summary>Replaced as a whole by every change, so readers may keep it.</summary>
    public IReadOnlyDictionary<string, string?> Parameters { get; set; } = parameters;

    public DateTime CreatedAt { get; } = createdAt;

    public StateEntry? State { get; set; }

    /// <summary>The job's place among the jobs in the same state.</summary>
    public LinkedListNode<JobEntry>? PlaceInState { get; set; }

    /// <summary>The states the job was in, the oldest first.</summary>
    public IReadOnlyList<StateEntry> History => _history;

    public void AddToHistory(StateEntry state, int longest)
    {
        _history.Add(state);
        if (_history.Count > longest) _history.RemoveRange(0, _history.Count - longest);
    }

    public override void RemoveFrom(MemoryState state) => state.Jobs.Remove(Key);
}
