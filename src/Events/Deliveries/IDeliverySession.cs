namespace Events;

/// <summary>What one attempt of deliveries needs of the store.</summary>
public interface IDeliverySession
{
    /// <summary>Locks one delivery for the current transaction and marks it as handled in it, so that the work that follows has only to commit; a failure takes the mark back.</summary>
    /// <remarks>A second run of the same delivery waits here until the first has ended, and then finds it handled.</remarks>
    /// <returns>The delivery, or <c>null</c> when it is not open.</returns>
    Task<OpenDelivery?> TakeAsync(Guid eventId, string handler, int attempt, CancellationToken cancel);

    /// <summary>Locks the deliveries of these events to these handlers for the current transaction and returns those that are open, in the order of their events.</summary>
    /// <remarks>A second run of the same delivery waits here until the first has ended, and then finds it handled.</remarks>
    Task<IReadOnlyList<OpenDelivery>> BeginAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, CancellationToken cancel);

    /// <summary>Marks deliveries as handled, inside the current transaction.</summary>
    Task MarkHandledAsync(IReadOnlyList<OpenDelivery> deliveries, int attempt, CancellationToken cancel);

    /// <summary>Notes that an attempt failed; one without a next attempt goes to the archive with it.</summary>
    Task MarkFailedAsync(FailedAttempt failed, CancellationToken cancel);
}
