namespace Events;

/// <summary>How an entity job ended.</summary>
public enum Outcome
{
    /// <summary>The action succeeded.</summary>
    Succeeded,

    /// <summary>The last attempt failed.</summary>
    Failed,

    /// <summary>There was no such entity, and the action skips missing ones.</summary>
    Skipped,
}
