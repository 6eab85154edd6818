namespace Events;

/// <summary>What there is to do for the relay.</summary>
/// <param name="Events">Events wait to be dispatched.</param>
/// <param name="Deliveries">Deliveries wait for their job.</param>
/// <param name="Requests">Requests wait for their job.</param>
public sealed record RelayWork(bool Events, bool Deliveries, bool Requests);
