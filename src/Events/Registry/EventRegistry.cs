namespace Events;

/// <summary>The events and handlers this application knows: those declared at start-up, and those added while it runs. Safe to use from several threads.</summary>
public sealed class EventRegistry
{
    private const string DoesNotExist =
        "Event does not exist. If this event is a local event, it needs to be added via create_local_event().";

    private readonly Lock gate = new();
    private readonly QueueResolver queues;
    private readonly bool oneHandlerPerEvent;
    private volatile EventTable events;
    private volatile SubscriptionTable handlers;

    internal EventRegistry(
        IReadOnlyCollection<EventDescriptor> events,
        IReadOnlyCollection<Subscription> subscriptions,
        QueueResolver? queues = null,
        bool oneHandlerPerEvent = false)
    {
        this.queues = queues ?? QueueResolver.Default;
        this.oneHandlerPerEvent = oneHandlerPerEvent;
        this.events = new EventTable(events.Select(known => known with { Owner = this }));
        handlers = new SubscriptionTable(subscriptions.SelectMany(SubscriptionTable.LinksOf));
    }

    /// <summary>The events, in the order they were declared.</summary>
    public IReadOnlyList<EventDescriptor> Events => [.. events.All];

    /// <summary>The events of this application, in the order they were declared.</summary>
    public IReadOnlyList<EventDescriptor> LocalEvents => [.. events.All.Where(known => known is { IsRemote: false, App: not null })];

    /// <summary>The events of other applications, in the order they were declared.</summary>
    public IReadOnlyList<EventDescriptor> RemoteEvents => [.. events.All.Where(known => known.IsRemote)];

    /// <summary>The handlers, in the order they were declared.</summary>
    public IReadOnlyList<Subscription> Subscriptions => handlers.All;

    internal EventTable Table => events;

    internal SubscriptionTable Handlers => handlers;

    /// <summary>Adds an event of this application with loose arguments, or returns the one that has its key, arguments as they are.</summary>
    /// <param name="app">The domain app that publishes it.</param>
    /// <param name="name">Its wire name.</param>
    /// <param name="arguments">The names of the arguments it accepts; a publication may leave some out.</param>
    public EventDescriptor CreateLocal(string app, string name, params IEnumerable<string> arguments) =>
        GetOrAdd(EventDescriptor.Local(app, name, arguments));

    /// <summary>Adds an event of this application that accepts arguments of any name, or returns the one that has its key.</summary>
    /// <param name="app">The domain app that publishes it.</param>
    /// <param name="name">Its wire name.</param>
    public EventDescriptor CreateLocalWithAnyArguments(string app, string name) =>
        GetOrAdd(EventDescriptor.LocalWithAnyArguments(app, name));

    /// <summary>The event of another application with that key; added when it was not known.</summary>
    /// <param name="app">The application that publishes it.</param>
    /// <param name="name">Its wire name.</param>
    public EventDescriptor Remote(string app, string name) => GetOrAdd(EventDescriptor.Remote(app, name));

    /// <summary>The event of that name, or <c>null</c>. An event of this application wins over one of another.</summary>
    public EventDescriptor? Find(string eventName) => events.Find(eventName);

    /// <summary>The event with that key, or <c>null</c>. An event of this application wins over one of another.</summary>
    public EventDescriptor? Find(EventKey key) => FindLocal(key) ?? FindRemote(key);

    /// <summary>The event of this application with that key, or <c>null</c>.</summary>
    public EventDescriptor? FindLocal(EventKey key) => events.FindLocal(key);

    /// <summary>The event of another application with that key, or <c>null</c>.</summary>
    public EventDescriptor? FindRemote(EventKey key) => events.FindRemote(key);

    /// <summary>The event of this application with that key.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public EventDescriptor GetLocal(string app, string name) => FindLocal(new EventKey(app, name)) ?? throw new InvalidOperationException(DoesNotExist);

    /// <summary>The event with that key, of this application or another.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public EventDescriptor GetRequired(string app, string name) => Find(new EventKey(app, name)) ?? throw new InvalidOperationException(DoesNotExist);

    /// <summary>The event of that name.</summary>
    /// <exception cref="UnknownEventException">There is none; the message proposes the nearest name.</exception>
    public EventDescriptor GetRequired(string eventName) =>
        Find(eventName) ?? throw new UnknownEventException(eventName, events.All.Select(known => known.Name));

    /// <summary>The handlers of an event, in the order they were declared; none when nobody listens.</summary>
    public IReadOnlyList<Subscription> HandlersOf(string eventName) => handlers.ByName(eventName);

    /// <summary>The handlers of an event of one publisher, in the order they were declared; none when nobody listens.</summary>
    public IReadOnlyList<Subscription> HandlersOf(EventKey key) => [.. handlers.ByName(key.Name).Where(one => one.Hears(key.App))];

    /// <summary>The handler of that name for that event.</summary>
    /// <exception cref="UnknownHandlerException">This application has no such handler.</exception>
    public Subscription RequiredHandler(string eventName, string handler) =>
        HandlersOf(eventName).FirstOrDefault(subscription => subscription.Handler == handler)
        ?? throw new UnknownHandlerException(eventName, handler, Subscriptions.Select(subscription => subscription.Handler));

    internal Subscription Subscribe(EventDescriptor declared, string handler, Delegate call, string? queue)
    {
        var callback = EventCallback.Checked(call);
        var created = new Subscription(declared.Name, handler, HandlerNames.AppOf(handler), callback.DeclaringType, queues.Resolve(queue, handler), null, callback)
        {
            Publisher = declared.Key.App,
        };
        return Add(created, out var known) ? created : known;
    }

    /// <summary>Adds a handler unless one of its name hears the event already.</summary>
    internal bool Add(Subscription added, out Subscription known)
    {
        lock (gate)
        {
            var present = handlers.All.Where(one => one.EventName == added.EventName && one.Publisher == added.Publisher).ToList();
            known = present.Find(one => one.Handler == added.Handler) ?? added;
            if (known != added)
            {
                return false;
            }

            if (oneHandlerPerEvent && present.Count > 0)
            {
                throw new InvalidOperationException(HandlerNames.AlreadyRegistered);
            }

            handlers = handlers.With(SubscriptionTable.LinksOf(added));
            return true;
        }
    }

    internal void Remove(Subscription removed)
    {
        lock (gate)
        {
            handlers = handlers.Without(link => link.Subscription == removed);
        }
    }

    private EventDescriptor GetOrAdd(EventDescriptor declared)
    {
        lock (gate)
        {
            var known = declared.IsRemote ? FindRemote(declared.Key) : FindLocal(declared.Key);
            if (known is null)
            {
                known = declared with { Owner = this };
                events = events.With(known);
            }

            return known;
        }
    }
}
