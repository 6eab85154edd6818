namespace Events;

/// <summary>Subscriptions made while the application runs. Each linker is a world of its own; the application's default one is a service.</summary>
/// <remarks>
/// <para>A handler is any delegate. A payload or exception fills its first parameter; loose arguments fill the others, first by position, then by name.
/// Parameters of type <see cref="EventArguments"/>, <see cref="Publication"/>, <see cref="EventMetadata"/>, <see cref="EventEnvelope"/>,
/// <see cref="Event{TPayload}"/> and <see cref="CancellationToken"/> are filled with just that. What it returns is awaited.</para>
/// <para>Safe to use from several threads; what its members return are copies.</para>
/// </remarks>
public sealed class EventLinker
{
    private readonly Lock gate = new();
    private readonly EventCallback? standardSuccess;
    private readonly EventCallback? standardFailure;
    private readonly int maxHandlers;
    private readonly EventRegistry? registry;
    private readonly QueueResolver queues;
    private volatile SubscriptionTable table = SubscriptionTable.Empty;

    /// <summary>A linker that shares nothing with any other.</summary>
    /// <exception cref="ArgumentException">The greatest number of handlers is less than 1.</exception>
    public EventLinker(EventLinkerOptions? options = null)
        : this(options ?? new EventLinkerOptions(), null, QueueResolver.Default)
    {
    }

    internal EventLinker(EventLinkerOptions options, EventRegistry? registry, QueueResolver queues)
    {
        if (options.MaxHandlersPerEvent < 1)
        {
            throw new ArgumentException("The 'max_event_handlers' argument must be greater than or equal to 1.");
        }

        maxHandlers = options.MaxHandlersPerEvent ?? int.MaxValue;
        standardSuccess = options.OnSuccess is null ? null : EventCallback.Checked(options.OnSuccess);
        standardFailure = options.OnFailure is null ? null : EventCallback.Checked(options.OnFailure);
        this.registry = registry;
        this.queues = queues;
    }

    /// <summary>What is heard, each with its handlers in the order they subscribed.</summary>
    public IReadOnlyDictionary<EventSelector, IReadOnlyList<Subscription>> Registry =>
        table.Links.GroupBy(link => link.Selector).ToDictionary(group => group.Key, IReadOnlyList<Subscription> (group) => [.. group.Select(link => link.Subscription)]);

    /// <summary>What is heard, each once, in the order of the first subscription.</summary>
    public IReadOnlyList<EventSelector> Events => [.. table.Links.Select(link => link.Selector).Distinct()];

    /// <summary>The handlers, each once, in the order they subscribed.</summary>
    public IReadOnlyList<Subscription> Handlers => [.. table.All];

    internal SubscriptionTable Table => table;

    /// <summary>What a handler hears; nothing when it is not subscribed here.</summary>
    public IReadOnlyList<EventSelector> EventsOf(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        return [.. table.Links.Where(link => link.Subscription == subscription).Select(link => link.Selector)];
    }

    /// <summary>The handlers subscribed to at least one of the given, each once. What is given is looked up as it is: patterns are not matched.</summary>
    public IReadOnlyList<Subscription> HandlersOf(params IEnumerable<EventSelector> events)
    {
        var asked = events.ToHashSet();
        return [.. table.Links.Where(link => asked.Contains(link.Selector)).Select(link => link.Subscription).Distinct()];
    }

    /// <summary>Subscribes a handler to one event, pattern or type.</summary>
    /// <exception cref="ArgumentException">There is no handler, or the event has as many handlers as it may have.</exception>
    public Subscription On(EventSelector selector, Delegate handler, LinkOptions? options = null) => Subscribe([selector], handler, options);

    /// <summary>Subscribes a handler to one type of payload or exception, exactly.</summary>
    /// <exception cref="ArgumentException">There is no handler, or the event has as many handlers as it may have.</exception>
    public Subscription On<TEvent>(Func<TEvent, CancellationToken, Task> handler, LinkOptions? options = null)
        where TEvent : class => Subscribe([EventSelector.Of<TEvent>()], handler, options);

    /// <summary>Subscribes a handler to the first event of a name, pattern or type, and to no later one.</summary>
    /// <exception cref="ArgumentException">There is no handler, or the event has as many handlers as it may have.</exception>
    public Subscription Once(EventSelector selector, Delegate handler, LinkOptions? options = null) =>
        Subscribe([selector], handler, (options ?? new LinkOptions()) with { Once = true });

    /// <summary>Begins a subscription whose handler and callbacks are named one by one.</summary>
    /// <exception cref="ArgumentException">No event is given.</exception>
    public LinkBuilder On(params IEnumerable<EventSelector> events) => new(this, Checked(events), new LinkOptions());

    /// <summary>Begins a subscription that its first event ends, whose handler and callbacks are named one by one.</summary>
    /// <exception cref="ArgumentException">No event is given.</exception>
    public LinkBuilder Once(params IEnumerable<EventSelector> events) => new(this, Checked(events), new LinkOptions { Once = true });

    /// <summary>Subscribes one handler to several events. The same handler subscribed twice is called twice.</summary>
    /// <param name="events">Names, patterns and types; what is given twice counts once. All or none of them are subscribed.</param>
    /// <param name="handler">What to do.</param>
    /// <param name="options">Callbacks and behaviour.</param>
    /// <returns>The subscription; dispose it to end it.</returns>
    /// <exception cref="ArgumentException">No event or no handler is given, an event has as many handlers as it may have, or a one-time handler has a name.</exception>
    public Subscription Subscribe(IEnumerable<EventSelector> events, Delegate handler, LinkOptions? options = null)
    {
        var selectors = Checked(events);
        var created = Create(selectors, EventCallback.Checked(handler), options ?? new LinkOptions());
        lock (gate)
        {
            RefuseTooMany(selectors, (EventCallback)created.Call);
            if (options?.Name is not null && registry?.Add(created, out var known) == false)
            {
                throw new ArgumentException($"A handler called \"{known.Handler}\" hears \"{known.EventName}\" already. Choose another name.");
            }

            table = table.With(SubscriptionTable.LinksOf(created));
        }

        return created;
    }

    /// <summary>Takes events away from a handler.</summary>
    /// <returns>Whether it heard at least one of them.</returns>
    /// <exception cref="ArgumentException">No event is given, or the subscription belongs to another linker.</exception>
    public bool Unsubscribe(Subscription subscription, params IEnumerable<EventSelector> events)
    {
        RefuseForeign(subscription);
        var selectors = Checked(events);
        return Remove(link => link.Subscription == subscription && selectors.Contains(link.Selector));
    }

    /// <summary>Takes all events away from a handler.</summary>
    /// <returns>Whether it heard any.</returns>
    /// <exception cref="ArgumentException">The subscription belongs to another linker.</exception>
    public bool RemoveHandler(Subscription subscription)
    {
        RefuseForeign(subscription);
        return Remove(link => link.Subscription == subscription);
    }

    /// <summary>Takes an event away from all who hear it under that name, pattern or type.</summary>
    /// <returns>Whether anybody did.</returns>
    public bool RemoveEvent(EventSelector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return Remove(link => link.Selector == selector);
    }

    /// <summary>Removes every subscription of this linker.</summary>
    /// <returns>Whether there was one.</returns>
    public bool RemoveAll() => Remove(_ => true);

    private static EventSelector[] Checked(IEnumerable<EventSelector>? events)
    {
        EventSelector[] selectors = [.. events?.Distinct() ?? []];
        return selectors switch
        {
            [] => throw new ArgumentException("The 'events' argument cannot be None or empty."),
            _ when selectors.Contains(null!) => throw new ArgumentException("The 'event' argument cannot be None."),
            _ => selectors,
        };
    }

    private Subscription Create(EventSelector[] selectors, EventCallback callback, LinkOptions options)
    {
        if (options is { Name: not null, Once: true })
        {
            throw new ArgumentException($"The one-time handler \"{options.Name}\" has a name. Leave it out: only handlers of this process can end with their first event.");
        }

        var name = options.Name ?? callback.Name;
        return new Subscription(
            selectors, name, HandlerNames.AppOf(name), callback.DeclaringType, queues.Resolve(options.Queue, name), options.Retry, callback)
        {
            Linker = this,
            IsOnce = options.Once,
            RunsOnThreadPool = options.RunOnThreadPool,
            OnSuccess = options.OnSuccess is null ? standardSuccess : EventCallback.Checked(options.OnSuccess),
            OnFailure = options.OnFailure is null ? standardFailure : EventCallback.Checked(options.OnFailure),
        };
    }

    private void RefuseTooMany(EventSelector[] selectors, EventCallback callback)
    {
        foreach (var selector in selectors)
        {
            if (table.Links.Count(link => link.Selector == selector) >= maxHandlers)
            {
                throw new ArgumentException(
                    $"The event '{selector}' has exceeded the maximum number of handlers allowed. The '{callback.Name}' callback cannot be subscribed.");
            }
        }
    }

    private void RefuseForeign(Subscription subscription)
    {
        ArgumentNullException.ThrowIfNull(subscription);
        if (subscription.Linker != this)
        {
            throw new ArgumentException($"The subscription of \"{subscription.Handler}\" was not made by this linker. Ask the one that made it.");
        }
    }

    private bool Remove(Func<Link, bool> removed)
    {
        lock (gate)
        {
            var before = table;
            table = before.Without(removed);
            foreach (var gone in before.All.Except(table.All))
            {
                registry?.Remove(gone);
            }

            return table.Links.Length < before.Links.Length;
        }
    }
}
