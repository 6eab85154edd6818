namespace Events;

/// <summary>Publishes events inside the caller's own transaction.</summary>
public interface IEventPublisher
{
    /// <summary>Stores the event with the changes of the current scope. It is delivered after they are saved and committed, and only then.</summary>
    /// <param name="payload">What happened.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    Task<Guid> PublishAsync(EventPayload payload, CancellationToken cancel = default);
}
