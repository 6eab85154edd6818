using Hangfire.InMemory.Entries;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.InMemory.Commands;

internal sealed record CreateJob(
    string Id, InvocationData Invocation, IDictionary<string, string?> Parameters, DateTime CreatedAt, TimeSpan ExpireIn) : ICommand
{
    public void Apply(MemoryState state)
    {
        state.Jobs.Add(new JobEntry(Id, Invocation, Copy(state.Comparer), CreatedAt));
        state.Jobs.SetExpiration(Id, ExpireIn);
    }

    // Names that differ for the caller may be equal here: the last one counts.
    private Dictionary<string, string?> Copy(StringComparer comparer)
    {
        var copy = new Dictionary<string, string?>(comparer);
        foreach (var (name, value) in Parameters) copy[name] = value;
        return copy;
    }
}

internal sealed record SetJobParameter(string JobId, string Name, string? Value) : ICommand
{
    // Readers keep the former parameters, so a change makes new ones.
    public void Apply(MemoryState state)
    {
        if (state.Jobs.Find(JobId) is not { } job) return;
        job.Parameters = new Dictionary<string, string?>(job.Parameters, state.Comparer) { [Name] = Value };
    }
}

internal sealed record ExpireJob(string JobId, TimeSpan? ExpireIn) : ICommand
{
    public void Apply(MemoryState state) => state.Jobs.SetExpiration(JobId, ExpireIn);
}

/// <summary>Writes a state into a job's history without making it the current one.</summary>
internal record AddJobState(string JobId, string Name, string? Reason, IReadOnlyDictionary<string, string> Data) : ICommand
{
    /// <summary>Id of the state, once applied to a job that exists.</summary>
    public long? StateId { get; private set; }

    public static Dictionary<string, string> DataOf(IState state) =>
        new(state.SerializeData() ?? [], StringComparer.OrdinalIgnoreCase);

    public void Apply(MemoryState state)
    {
        if (state.Jobs.Find(JobId) is not { } job) return;
        var entry = new StateEntry(++state.LastStateId, Name, Reason, state.Clock.UtcNow, Data);
        job.AddToHistory(entry, state.MaxStateHistoryLength);
        StateId = entry.Id;
        Accept(state, job, entry);
    }

    protected virtual void Accept(MemoryState state, JobEntry job, StateEntry entry)
    {
    }
}

/// <summary>Writes a state into a job's history and makes it the current one.</summary>
internal sealed record SetJobState(string JobId, string Name, string? Reason, IReadOnlyDictionary<string, string> Data)
    : AddJobState(JobId, Name, Reason, Data)
{
    protected override void Accept(MemoryState state, JobEntry job, StateEntry entry) => state.Jobs.MoveTo(job, entry);
}
