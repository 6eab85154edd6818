namespace Hangfire.InMemory.Entries;

/// <summary>Something kept under a key that may expire.</summary>
internal abstract class ExpiringEntry(string key)
{
    public string Key { get; } = key;

    /// <summary>When the entry goes, as time since the storage was created; null keeps it.</summary>
    public TimeSpan? ExpiresAt { get; private set; }

    /// <summary>Tells entries apart that expire at the same moment.</summary>
    public long ExpirationOrder { get; private set; }

    public abstract void RemoveFrom(MemoryState state);

    internal void SetExpiration(TimeSpan? expiresAt, long order) => (ExpiresAt, ExpirationOrder) = (expiresAt, order);
}
