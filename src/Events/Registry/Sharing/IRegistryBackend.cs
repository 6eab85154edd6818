namespace Events;

/// <summary>
/// Where applications tell each other which events they publish and which handlers of theirs listen. One is made per operation, in a scope of its own.
/// Registered with <c>UseRegistryBackend</c>.
/// </summary>
/// <remarks>
/// Changes arrive through <see cref="CommitChangesAsync"/> alone; the five operations that write are its steps, which <see cref="RegistryChanges.ApplyToAsync"/>
/// calls in order. The backend keeps an event's <see cref="SharedEvent.UpdatedOn"/> growing with every commit that changes the event's subscriptions, whatever
/// clocks do: publishers go by it.
/// </remarks>
public interface IRegistryBackend
{
    /// <summary>The namespaces whose events and handlers are this application's. The default is the names of its domain apps.</summary>
    /// <param name="apps">The names of the domain apps.</param>
    IReadOnlyCollection<string> LocalNamespaces(IReadOnlyCollection<string> apps) => apps;

    /// <summary>The namespace a handler belongs to. The default is its name up to the first dot; nothing when it has none.</summary>
    /// <param name="handler">The handler's stable name, such as <c>billing.createInvoice</c>.</param>
    string NamespaceOf(string handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return HandlerNames.AppOf(handler);
    }

    /// <summary>Which of the events have to be read again: those never read, and those that changed since. One that is stored no longer is not among them.</summary>
    /// <param name="seen">The events, each as it was last read.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyCollection<EventKey>> FindChangedAsync(IReadOnlyCollection<SeenEvent> seen, CancellationToken cancel);

    /// <summary>The stored events of those namespaces, with their subscriptions.</summary>
    /// <param name="namespaces">The names of the domain apps that publish the events.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<SharedEvent>> FetchEventsOfAsync(IReadOnlyCollection<string> namespaces, CancellationToken cancel);

    /// <summary>Those of the events that are stored, with their subscriptions. No events are asked for without a query.</summary>
    /// <param name="keys">The events.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<SharedEvent>> FetchEventsAsync(IReadOnlyCollection<EventKey> keys, CancellationToken cancel);

    /// <summary>Adds events that nobody listens to yet.</summary>
    /// <param name="created">The events; none of them is stored.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    Task CreateEventsAsync(IReadOnlyCollection<EventKey> created, CancellationToken cancel);

    /// <summary>Removes events and the subscriptions to them.</summary>
    /// <param name="deleted">The events.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    Task DeleteEventsAsync(IReadOnlyCollection<EventKey> deleted, CancellationToken cancel);

    /// <summary>Adds subscriptions to an event.</summary>
    /// <param name="key">The event.</param>
    /// <param name="created">The subscriptions; no handler among them listens already.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    /// <exception cref="InvalidOperationException">The event is not stored.</exception>
    Task CreateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> created, CancellationToken cancel);

    /// <summary>Removes subscriptions from an event.</summary>
    /// <param name="key">The event.</param>
    /// <param name="removed">The subscriptions; handlers are told apart by their names alone.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    Task RemoveSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> removed, CancellationToken cancel);

    /// <summary>Changes the queues of subscriptions to an event.</summary>
    /// <param name="key">The event.</param>
    /// <param name="updated">The subscriptions as they shall be.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    Task UpdateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> updated, CancellationToken cancel);

    /// <summary>Writes changes in one transaction, all of them or none: <see cref="RegistryChanges.ApplyToAsync"/> inside it.</summary>
    /// <param name="changes">What to write.</param>
    /// <param name="cancel">Gives up; nothing is kept.</param>
    Task CommitChangesAsync(RegistryChanges changes, CancellationToken cancel);

    /// <summary>Lets one sync run at a time: others wait until what it returns is disposed. A commit ends the lock as well. The default locks nothing.</summary>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IAsyncDisposable> LockAsync(CancellationToken cancel) => Task.FromResult<IAsyncDisposable>(NoLock.Instance);
}
