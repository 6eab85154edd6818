namespace Events;

/// <summary>What the relay needs of the store. Several relays may work on one store at once.</summary>
public interface IRelayStore
{
    /// <summary>Looks, in one question, for what there is to do. It holds nothing: other relays may find the same.</summary>
    /// <param name="max">At most so many events.</param>
    /// <param name="cancel">Gives up.</param>
    Task<RelayWork> FindWorkAsync(int max, CancellationToken cancel);

    /// <summary>Turns events into deliveries, one per handler, except those another relay has dispatched meanwhile.</summary>
    /// <returns>How many events were dispatched.</returns>
    Task<int> DispatchAsync(IReadOnlyList<RoutedEvent> events, CancellationToken cancel);

    /// <summary>Gives jobs to deliveries that have none and whose turn it is, in the order their events were stored.</summary>
    /// <returns>How many deliveries got a job.</returns>
    Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel);
}
