namespace Events;

/// <summary>A delivery that is locked for the current transaction and not handled yet.</summary>
/// <param name="Event">The event.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="IsShared">Whether it may run in a job with others; no longer so once it was split off.</param>
/// <param name="WasArchived">Whether it had been given up before.</param>
public sealed record OpenDelivery(StoredEvent Event, string Handler, bool IsShared, bool WasArchived);
