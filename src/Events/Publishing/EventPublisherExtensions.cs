namespace Events;

/// <summary>The ways to say what happened.</summary>
public static class EventPublisherExtensions
{
    /// <summary>Stores an event with the changes of the current scope. It is delivered after they are saved and committed, and only then.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="payload">What happened.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    public static Task<Guid> PublishAsync(this IEventPublisher publisher, EventPayload payload, CancellationToken cancel = default) =>
        Checked(publisher).PublishAsync(Publication.Of(payload), cancel);

    /// <summary>Stores an event that is known by its name, with loose arguments.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="eventName">The wire name.</param>
    /// <param name="arguments"><see cref="EventArguments"/>, a dictionary, or an object whose public properties are the arguments; <c>null</c> means none.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    public static Task<Guid> PublishAsync(this IEventPublisher publisher, string eventName, object? arguments = null, CancellationToken cancel = default) =>
        Checked(publisher).PublishAsync(Publication.Of(eventName, EventArguments.From(arguments)), cancel);

    /// <summary>Stores an event that is known by its name, with the members of a dictionary. Prefer a payload class, or arguments made with <see cref="EventArguments.From"/>.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="eventName">The wire name.</param>
    /// <param name="payload">The members of the payload by name.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    [Obsolete("Raw `dict` events are deprecated and will be erased in future releases please use `Payload` instead")]
    public static Task<Guid> PublishAsync(
        this IEventPublisher publisher, string eventName, IDictionary<string, object?> payload, CancellationToken cancel = default) =>
        Checked(publisher).PublishAsync(Publication.Of(eventName, EventArguments.From(payload)), cancel);

    /// <summary>Stores an exception as an event.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="exception">What went wrong.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    public static Task<Guid> PublishAsync(this IEventPublisher publisher, Exception exception, CancellationToken cancel = default) =>
        Checked(publisher).PublishAsync(Publication.Of(exception), cancel);

    /// <summary>Stores a declared event with loose arguments, after they were held against its declaration.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="declared">The event, from the registry.</param>
    /// <param name="arguments"><see cref="EventArguments"/>, a dictionary, or an object whose public properties are the arguments; <c>null</c> means none.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    public static Task<Guid> PublishAsync(this IEventPublisher publisher, EventDescriptor declared, object? arguments = null, CancellationToken cancel = default) =>
        Checked(publisher).PublishAsync(Publication.Of(declared, EventArguments.From(arguments)), cancel);

    /// <summary>Calls the handlers of an event in this process and returns when all have ended.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="payload">What happened.</param>
    /// <param name="cancel">Passed on to the handlers.</param>
    public static Task PublishNowAsync(this IEventPublisher publisher, EventPayload payload, CancellationToken cancel = default) =>
        Checked(publisher).PublishNowAsync(Publication.Of(payload), cancel);

    /// <summary>Calls the handlers of an event that is known by its name, in this process, and returns when all have ended.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="eventName">The wire name.</param>
    /// <param name="arguments"><see cref="EventArguments"/>, a dictionary, or an object whose public properties are the arguments; <c>null</c> means none.</param>
    /// <param name="cancel">Passed on to the handlers.</param>
    public static Task PublishNowAsync(this IEventPublisher publisher, string eventName, object? arguments = null, CancellationToken cancel = default) =>
        Checked(publisher).PublishNowAsync(Publication.Of(eventName, EventArguments.From(arguments)), cancel);

    /// <summary>Calls the handlers of an exception in this process and returns when all have ended.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="exception">What went wrong.</param>
    /// <param name="cancel">Passed on to the handlers.</param>
    public static Task PublishNowAsync(this IEventPublisher publisher, Exception exception, CancellationToken cancel = default) =>
        Checked(publisher).PublishNowAsync(Publication.Of(exception), cancel);

    /// <summary>Calls the handlers of a declared event in this process and returns when all have ended.</summary>
    /// <param name="publisher">The publisher.</param>
    /// <param name="declared">The event, from the registry.</param>
    /// <param name="arguments"><see cref="EventArguments"/>, a dictionary, or an object whose public properties are the arguments; <c>null</c> means none.</param>
    /// <param name="cancel">Passed on to the handlers.</param>
    public static Task PublishNowAsync(this IEventPublisher publisher, EventDescriptor declared, object? arguments = null, CancellationToken cancel = default) =>
        Checked(publisher).PublishNowAsync(Publication.Of(declared, EventArguments.From(arguments)), cancel);

    private static IEventPublisher Checked(IEventPublisher publisher)
    {
        ArgumentNullException.ThrowIfNull(publisher);
        return publisher;
    }
}
