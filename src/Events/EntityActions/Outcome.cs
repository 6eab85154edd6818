namespace Events;

/// <summary>How an entity job ended.</summary>
public enum Outcome
{
    /// <summary>The action succeeded.</summary>
    Succeeded,

    /// <summary>The last attempt failed.</summary>
    Failed,
}
