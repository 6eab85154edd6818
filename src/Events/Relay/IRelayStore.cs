namespace Events;

/// <summary>What the relay needs of the store. Several relays may work on one store at once.</summary>
public interface IRelayStore
{
    /// <summary>Turns committed events that were not dispatched yet into deliveries, one per handler.</summary>
    /// <param name="handlersOf">The handlers of an event, by its wire name.</param>
    /// <param name="max">At most so many events.</param>
    /// <param name="cancel">Gives up; nothing is left half done.</param>
    /// <returns>How many events were dispatched.</returns>
    Task<int> DispatchAsync(Func<string, IReadOnlyList<Subscription>> handlersOf, int max, CancellationToken cancel);

    /// <summary>Gives jobs to deliveries that have none.</summary>
    /// <returns>How many jobs were created.</returns>
    Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel);
}
