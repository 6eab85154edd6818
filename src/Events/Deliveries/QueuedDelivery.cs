namespace Events;

/// <summary>A delivery that needs a job.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventName">The event's wire name.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="Queue">The queue its job goes to.</param>
public sealed record QueuedDelivery(Guid EventId, string EventName, string Handler, string Queue)
{
    /// <summary>For a handler of another application, the event as JSON: its job runs where this store cannot be reached. Otherwise <c>null</c>, the default.</summary>
    public string? Envelope { get; init; }
}
