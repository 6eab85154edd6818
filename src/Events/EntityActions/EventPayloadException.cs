namespace Events;

/// <summary>The event of an outcome could not be made: its payload could not be filled, was refused by a validator or a hook, or cannot be written as JSON.</summary>
public sealed class EventPayloadException : EventsException
{
    internal EventPayloadException(EntityRun run, string eventName, Exception inner)
        : base($"The event \"{eventName}\" of {run} could not be made: {inner.Message} Nothing of this attempt was kept; correct the payload or MapSuccess.", inner) =>
        EventName = eventName;

    /// <summary>The wire name of the event.</summary>
    public string EventName { get; }
}
