namespace Events;

/// <summary>Takes in events that other systems sent.</summary>
public interface IEventReceiver
{
    /// <summary>Stores a received event for its handlers with the changes of the current scope; in an application without a store, calls them at once.</summary>
    /// <remarks>Handlers get the payload as the class this application knows for the event, else as <see cref="EventArguments"/>. An event nobody hears is done with.</remarks>
    /// <param name="envelope">The event.</param>
    /// <param name="origin">The message it came in. One that was stored before is not stored again; of two that are stored at once, one fails with its transaction.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>How many handlers hear it; with 0 there is nothing left to do but to acknowledge it.</returns>
    Task<int> ReceiveAsync(EventEnvelope envelope, MessageOrigin? origin = null, CancellationToken cancel = default);
}
