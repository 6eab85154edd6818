namespace Hangfire.InMemory;

/// <summary>What the identifiers of background jobs look like.</summary>
public enum InMemoryStorageIdType
{
    /// <summary>Ascending numbers, as SQL storages give them. The default.</summary>
    Long = 0,

    /// <summary>Random GUIDs, as Redis storages give them.</summary>
    Guid = 1,
}
