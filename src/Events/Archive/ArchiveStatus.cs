namespace Events;

/// <summary>Where an archived delivery stands.</summary>
public enum ArchiveStatus
{
    /// <summary>It waits for somebody to decide.</summary>
    Archived,

    /// <summary>It was delivered again; when that failed for good as well, there is another entry.</summary>
    Replayed,

    /// <summary>Somebody decided that it is not to be delivered any more.</summary>
    Discarded,
}
