namespace Events;

/// <summary>Publishes events. The many ways to say it are extension methods that all end here.</summary>
public interface IEventPublisher
{
    /// <summary>Stores the event with the changes of the current scope. It is delivered after they are saved and committed, and only then.</summary>
    /// <remarks>In an application without a store the handlers are called at once instead, as <see cref="PublishNowAsync"/> does.</remarks>
    /// <param name="publication">What happened.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>The id of the event.</returns>
    /// <exception cref="ArgumentException">The event does not accept one of the arguments; nothing is stored. What a validator throws is passed on likewise.</exception>
    /// <exception cref="InvalidOperationException">The event belongs to another application, or is not declared.</exception>
    Task<Guid> PublishAsync(Publication publication, CancellationToken cancel = default);

    /// <summary>Calls the handlers in this process, in the current scope, and returns when all have ended. Nothing is stored, nothing is tried again.</summary>
    /// <remarks>
    /// Classes run one after another, as they share the scope; delegates run side by side. A handler that fails affects no other and not the caller:
    /// its failure is logged and given to its failure callback.
    /// </remarks>
    /// <param name="publication">What happened.</param>
    /// <param name="cancel">Passed on to the handlers.</param>
    /// <exception cref="ArgumentException">The event does not accept one of the arguments; no handler is called. What a validator throws is passed on likewise.</exception>
    /// <exception cref="InvalidOperationException">The event belongs to another application, or is not declared.</exception>
    Task PublishNowAsync(Publication publication, CancellationToken cancel = default);
}
