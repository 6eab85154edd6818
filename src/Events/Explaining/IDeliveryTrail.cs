namespace Events;

/// <summary>What the store knows of an event's way.</summary>
internal interface IDeliveryTrail
{
    Task<EventTrail?> FindAsync(Guid eventId, CancellationToken cancel);

    /// <summary>The events a job delivers, with only its deliveries; none when it delivers nothing.</summary>
    Task<IReadOnlyList<EventTrail>> FindByJobAsync(string jobId, CancellationToken cancel);
}
