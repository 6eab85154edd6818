using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

internal sealed record AddToSet(string Key, string Value, double Score) : ICommand
{
    public void Apply(MemoryState state) => state.Sets.GetOrAdd(Key).Add(Value, Score);
}

internal sealed record AddRangeToSet(string Key, IReadOnlyList<string> Values) : ICommand
{
    public void Apply(MemoryState state)
    {
        foreach (var value in Values) state.Sets.GetOrAdd(Key).Add(value, 0);
    }
}

internal sealed record RemoveFromSet(string Key, string Value) : ICommand
{
    public void Apply(MemoryState state)
    {
        if (state.Sets.Find(Key) is not { } set) return;
        set.Remove(Value);
        if (set.Count == 0) state.Sets.Remove(Key);
    }
}

internal sealed record RemoveSet(string Key) : ICommand
{
    public void Apply(MemoryState state) => state.Sets.Remove(Key);
}

internal sealed record ExpireSet(string Key, TimeSpan? ExpireIn) : ICommand
{
    public void Apply(MemoryState state) => state.Sets.SetExpiration(Key, ExpireIn);
}
