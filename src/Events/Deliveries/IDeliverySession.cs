namespace Events;

/// <summary>What one attempt of deliveries needs of the store.</summary>
public interface IDeliverySession
{
    /// <summary>Locks the deliveries of these events to these handlers for the current transaction and returns those that are open, in the order of their events.</summary>
    /// <remarks>A second run of the same delivery waits here until the first has ended, and then finds it handled.</remarks>
    Task<IReadOnlyList<OpenDelivery>> BeginAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, CancellationToken cancel);

    /// <summary>Marks deliveries as handled, inside the current transaction.</summary>
    Task MarkHandledAsync(IReadOnlyList<OpenDelivery> deliveries, int attempt, CancellationToken cancel);

    /// <summary>Notes that an attempt failed; one without a next attempt goes to the archive with it.</summary>
    Task MarkFailedAsync(FailedAttempt failed, CancellationToken cancel);
}
