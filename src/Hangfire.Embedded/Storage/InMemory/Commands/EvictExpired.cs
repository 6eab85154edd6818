using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

/// <summary>Removes some of what has expired; not all at once, so that nobody waits long for a turn.</summary>
internal sealed record EvictExpired(int Most) : ICommand
{
    /// <summary>Whether more may have expired.</summary>
    public bool ReachedMost { get; private set; }

    public void Apply(MemoryState state)
    {
        for (var removed = 0; removed < Most; removed++)
        {
            if (state.Expirations.NextExpired() is not { } expired) return;
            expired.RemoveFrom(state);
        }

        ReachedMost = true;
    }
}
