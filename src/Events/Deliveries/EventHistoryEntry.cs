namespace Events;

/// <summary>A published event and what became of it.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Envelope">The event.</param>
/// <param name="Deliveries">One entry per handler; empty until the event was dispatched, and when nobody listens.</param>
public sealed record EventHistoryEntry(Guid Id, EventEnvelope Envelope, IReadOnlyList<DeliveryState> Deliveries);
