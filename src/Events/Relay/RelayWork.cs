namespace Events;

/// <summary>What there is to do for the relay.</summary>
/// <param name="Events">The first events that wait to be dispatched, in the order they were stored.</param>
/// <param name="Deliveries">Whether deliveries wait for their job.</param>
/// <param name="Requests">Whether requests wait for their job.</param>
public sealed record RelayWork(IReadOnlyList<PendingEvent> Events, bool Deliveries, bool Requests);
