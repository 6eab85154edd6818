namespace Events;

/// <summary>A stored event is not what was stored. It cannot heal, so the delivery is archived at once and no handler is called.</summary>
public sealed class EventIntegrityException : EventsException
{
    private EventIntegrityException(string message)
        : base(message)
    {
    }

    internal override bool IsPermanent => true;

    internal static EventIntegrityException Changed(StoredEvent stored) => new(
        $"The event {Quoted.Of(stored.Envelope.Metadata.EventName)} with the id \"{stored.Id}\" was changed in events.event after it was stored, or sealed with a key that is gone or revoked. "
        + "Find out by whom; restore the row or the key and replay the delivery, or discard it.");

    internal static EventIntegrityException Unsealed(StoredEvent stored) => new(
        $"The event {Quoted.Of(stored.Envelope.Metadata.EventName)} with the id \"{stored.Id}\" has no signature in events.event, and one is required. "
        + "If it was stored before signing was turned on, set the policy to Prefer and replay the delivery; else discard it.");
}
