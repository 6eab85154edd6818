namespace Events;

/// <summary>An event with the id it keeps for ever.</summary>
/// <param name="Id">A version 7 UUID; later events have greater ones.</param>
/// <param name="Envelope">The event.</param>
public sealed record StoredEvent(Guid Id, EventEnvelope Envelope)
{
    internal static StoredEvent New(EventEnvelope envelope) => new(Guid.CreateVersion7(), envelope);
}
