namespace Events;

/// <summary>Where events wait for their transaction to commit.</summary>
public interface IOutbox
{
    /// <summary>Puts an event into the current scope's unit of work: it exists once that commits and never when it does not.</summary>
    void Add(StoredEvent stored);

    /// <summary>Gives an event that was added to the current unit of work, and may have been saved by it, another envelope.</summary>
    void Replace(StoredEvent stored);

    /// <summary>Notes with an event just added that a handler has handled it already, so that it is not delivered to it again.</summary>
    void AddHandled(StoredEvent stored, Subscription handler);

    /// <summary>Takes back that it did, because it failed.</summary>
    void RemoveHandled(StoredEvent stored, Subscription handler);

    /// <summary>Whether a message with this id was received from there before. One without an id never was.</summary>
    Task<bool> WasReceivedAsync(MessageOrigin origin, CancellationToken cancel);
}
