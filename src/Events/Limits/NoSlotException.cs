namespace Events;

/// <summary>A limit has no room for the job now. It is no failure: the job is scheduled again and keeps its attempts.</summary>
public sealed class NoSlotException : EventsException
{
    internal NoSlotException(string limit, string key, int slots, TimeSpan retryAfter)
        : base($"The limit \"{limit}\"{(key.Length == 0 ? "" : $" of \"{key}\"")} has all its {slots} slots taken. The job runs as soon as one is free; there is nothing to do.")
    {
        RetryAfter = retryAfter;
    }

    /// <summary>When it is worth trying again.</summary>
    public TimeSpan RetryAfter { get; }
}
