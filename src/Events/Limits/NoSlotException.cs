namespace Events;

/// <summary>A limit has no room for the job now. It is no failure: the job is scheduled again and keeps its attempts.</summary>
public sealed class NoSlotException : EventsException
{
    /// <summary>How the message begins, which the engine keeps as the reason of the state.</summary>
    internal const string Opening = "The limit \"";

    internal NoSlotException(LimitKey place, SlotWait wait)
        : base($"{Opening}{place.Limit.Name}\"{(place.Key.Length == 0 ? "" : $" of \"{place.Key}\"")} has all its {place.Limit.Slots} slots taken. The job runs as soon as one is free; there is nothing to do.")
    {
        (Place, Ahead, RetryAfter) = (place, wait.Ahead, wait.FreeIn);
    }

    /// <summary>The slots that are all taken.</summary>
    internal LimitKey Place { get; }

    /// <summary>How many jobs wait longer, up to a bound.</summary>
    internal int Ahead { get; }

    /// <summary>When it is worth trying again: when the window of a rate has room, or when the first lease ends, if its job does not end before and its process has died.</summary>
    public TimeSpan RetryAfter { get; }
}
