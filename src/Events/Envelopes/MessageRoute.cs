namespace Events;

/// <summary>How a message came; it decides how old a signature may be.</summary>
public enum MessageRoute
{
    /// <summary>Through a queue, where it may have waited for days.</summary>
    Queue,

    /// <summary>By a direct HTTP call.</summary>
    Callback,
}
