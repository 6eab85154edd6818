namespace Events;

/// <summary>A limit has no room for the job now. It is no failure: the job is scheduled again and keeps its attempts.</summary>
public sealed class NoSlotException : EventsException
{
    /// <summary>How the message begins, which the engine keeps as the reason of the state.</summary>
    internal const string Opening = "The limit \"";

    internal NoSlotException(string limit, string key, int slots, TimeSpan retryAfter)
        : base($"{Opening}{limit}\"{(key.Length == 0 ? "" : $" of \"{key}\"")} has all its {slots} slots taken. The job runs as soon as one is free; there is nothing to do.")
    {
        (Limit, Key, RetryAfter) = (limit, key, retryAfter);
    }

    /// <summary>The limit's name.</summary>
    internal string Limit { get; }

    /// <summary>The entity, where each has slots of its own; else empty.</summary>
    internal string Key { get; }

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan RetryAfter { get; }
}
