using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

internal sealed record InsertToList(string Key, string Value) : ICommand
{
    public void Apply(MemoryState state) => state.Lists.GetOrAdd(Key).Insert(Value);
}

internal sealed record RemoveFromList(string Key, string Value) : ICommand
{
    public void Apply(MemoryState state)
    {
        if (state.Lists.Find(Key) is not { } list) return;
        list.RemoveAll(Value);
        if (list.Count == 0) state.Lists.Remove(Key);
    }
}

/// <summary>Keeps the values at the given positions, the newest being at position zero, and drops the others.</summary>
internal sealed record TrimList(string Key, int KeepFrom, int KeepTo) : ICommand
{
    public void Apply(MemoryState state)
    {
        if (state.Lists.Find(Key) is not { } list) return;
        list.Keep(KeepFrom, KeepTo);
        if (list.Count == 0) state.Lists.Remove(Key);
    }
}

internal sealed record ExpireList(string Key, TimeSpan? ExpireIn) : ICommand
{
    public void Apply(MemoryState state) => state.Lists.SetExpiration(Key, ExpireIn);
}
