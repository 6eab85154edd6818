namespace Events;

/// <summary>What was done to archived deliveries.</summary>
public enum ArchiveActionKind
{
    /// <summary>They were delivered again.</summary>
    Replay,

    /// <summary>They are not to be delivered any more; the entries stay as long as their events.</summary>
    Discard,

    /// <summary>The entries were deleted.</summary>
    Purge,

    /// <summary>The archive was full, or the entries too old.</summary>
    Drop,
}
