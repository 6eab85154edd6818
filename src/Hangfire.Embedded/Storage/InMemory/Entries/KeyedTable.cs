namespace Hangfire.InMemory.Entries;

/// <summary>Entries of one kind by their keys; an entry exists only while it holds something.</summary>
internal sealed class KeyedTable<TEntry>(StringComparer comparer, ExpirationIndex expirations, Func<string, TEntry> create)
    where TEntry : ExpiringEntry
{
    private readonly Dictionary<string, TEntry> _entries = new(comparer);

    public TEntry? Find(string key) => _entries.GetValueOrDefault(key);

    public TEntry GetOrAdd(string key)
    {
        if (_entries.TryGetValue(key, out var entry)) return entry;
        return _entries[key] = create(key);
    }

    public void Remove(string key)
    {
        if (_entries.Remove(key, out var entry)) expirations.Persist(entry);
    }

    /// <summary>Lets the entry expire, or keeps it when <paramref name="expireIn"/> is null. An absent key stays absent.</summary>
    public void SetExpiration(string key, TimeSpan? expireIn)
    {
        if (Find(key) is not { } entry) return;
        if (expireIn is { } given) expirations.Expire(entry, given);
        else expirations.Persist(entry);
    }

    public TimeSpan TimeToLive(string key) => expirations.TimeToLive(Find(key));
}
