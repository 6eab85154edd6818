namespace Events;

/// <summary>What one attempt of a delivery needs of the store.</summary>
public interface IDeliverySession
{
    /// <summary>Locks a delivery for the current transaction and returns its event; <c>null</c> when it was handled before or does not exist.</summary>
    /// <remarks>A second run of the same delivery waits here until the first has ended, and then finds it handled.</remarks>
    Task<StoredEvent?> BeginAsync(Guid eventId, string handler, CancellationToken cancel);

    /// <summary>Marks the delivery as handled, inside the current transaction.</summary>
    Task MarkHandledAsync(Guid eventId, string handler, int attempt, CancellationToken cancel);

    /// <summary>Notes that an attempt failed and what follows: <see cref="DeliveryStatus.Scheduled"/> or <see cref="DeliveryStatus.Archived"/>.</summary>
    Task MarkFailedAsync(Guid eventId, string handler, int attempt, DeliveryStatus status, Exception exception, CancellationToken cancel);
}
