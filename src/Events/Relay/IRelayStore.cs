namespace Events;

/// <summary>What the relay needs of the store. Several relays may work on one store at once.</summary>
public interface IRelayStore
{
    /// <summary>Looks, in one question, whether there is anything to do.</summary>
    Task<RelayWork> FindWorkAsync(CancellationToken cancel);

    /// <summary>Turns committed events that were not dispatched yet into deliveries, one per handler.</summary>
    /// <param name="handlersOf">The handlers of an event, targets among them; <c>null</c> for an event that is to be left to another process.</param>
    /// <param name="max">At most so many events.</param>
    /// <param name="cancel">Gives up; nothing is left half done.</param>
    /// <returns>How many events were dispatched.</returns>
    Task<int> DispatchAsync(Func<PendingEvent, IReadOnlyList<Subscription>?> handlersOf, int max, CancellationToken cancel);

    /// <summary>Gives jobs to deliveries that have none and whose turn it is, in the order their events were stored.</summary>
    /// <returns>How many deliveries got a job.</returns>
    Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel);
}
