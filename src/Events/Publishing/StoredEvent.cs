namespace Events;

/// <summary>An event with the id it keeps for ever.</summary>
/// <param name="Id">A version 7 UUID; later events have greater ones.</param>
/// <param name="Envelope">The event.</param>
public sealed record StoredEvent(Guid Id, EventEnvelope Envelope)
{
    /// <summary>The publisher's own routing keys for transports, in their order; <c>null</c> for none. What was read from a store holds JSON values.</summary>
    public IReadOnlyDictionary<string, object?>? OwnRoutingKeys { get; init; }

    /// <summary>The message the event was received as; <c>null</c> for an event of this application.</summary>
    public MessageOrigin? Origin { get; init; }

    /// <summary>Whether it has to be carried somewhere. An event that nobody hears is kept for its history, and no relay needs to look at it.</summary>
    internal bool IsHeard { get; init; } = true;

    /// <summary>The proof of a store that it is as it was stored; <c>null</c> for an event that was read from none.</summary>
    internal EventSeal? Seal { get; init; }

    internal static StoredEvent New(EventEnvelope envelope) => new(EventIds.Next(), envelope);
}
