namespace Hangfire.InMemory.Entries;

internal sealed class HashEntry(string key, StringComparer comparer) : ExpiringEntry(key)
{
    public Dictionary<string, string?> Fields { get; } = new(comparer);

    public override void RemoveFrom(MemoryState state) => state.Hashes.Remove(Key);
}
