using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

/// <summary>Adds to a counter. Without a time to live the counter keeps the one it has.</summary>
internal sealed record ChangeCounter(string Key, long Change, TimeSpan? ExpireIn) : ICommand
{
    public void Apply(MemoryState state)
    {
        state.Counters.GetOrAdd(Key).Value += Change;
        if (ExpireIn is not null) state.Counters.SetExpiration(Key, ExpireIn);
    }
}
