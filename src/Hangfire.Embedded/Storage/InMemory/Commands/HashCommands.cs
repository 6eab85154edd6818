using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

internal sealed record SetRangeInHash(string Key, IReadOnlyList<KeyValuePair<string, string?>> Fields) : ICommand
{
    public void Apply(MemoryState state)
    {
        foreach (var (field, value) in Fields) state.Hashes.GetOrAdd(Key).Fields[field] = value;
    }
}

internal sealed record RemoveHash(string Key) : ICommand
{
    public void Apply(MemoryState state) => state.Hashes.Remove(Key);
}

internal sealed record ExpireHash(string Key, TimeSpan? ExpireIn) : ICommand
{
    public void Apply(MemoryState state) => state.Hashes.SetExpiration(Key, ExpireIn);
}
