namespace Hangfire.InMemory.Entries;

internal sealed class CounterEntry(string key) : ExpiringEntry(key)
{
    public long Value { get; set; }

    public override void RemoveFrom(MemoryState state) => state.Counters.Remove(Key);
}
