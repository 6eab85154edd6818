using System.Collections.Frozen;

namespace Events;

/// <summary>The events and handlers this application knows, fixed at start-up.</summary>
public sealed class EventRegistry
{
    private readonly FrozenDictionary<string, EventDescriptor> events;
    private readonly FrozenDictionary<string, Subscription[]> handlers;

    internal EventRegistry(IReadOnlyCollection<EventDescriptor> events, IReadOnlyCollection<Subscription> subscriptions)
    {
        Events = [.. events];
        Subscriptions = [.. subscriptions];
        this.events = events.ToFrozenDictionary(descriptor => descriptor.Name);
        handlers = subscriptions.GroupBy(subscription => subscription.EventName)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The events, in the order they were declared.</summary>
    public IReadOnlyList<EventDescriptor> Events { get; }

    /// <summary>The handlers, in the order they were declared.</summary>
    public IReadOnlyList<Subscription> Subscriptions { get; }

    /// <summary>The event of that name, or <c>null</c>.</summary>
    public EventDescriptor? Find(string eventName) => events.GetValueOrDefault(eventName);

    /// <summary>The handlers of an event, in the order they were declared; none when nobody listens.</summary>
    public IReadOnlyList<Subscription> HandlersOf(string eventName) => handlers.GetValueOrDefault(eventName, []);

    /// <summary>The handler of that name for that event.</summary>
    /// <exception cref="UnknownHandlerException">This application has no such handler.</exception>
    public Subscription RequiredHandler(string eventName, string handler) =>
        HandlersOf(eventName).FirstOrDefault(subscription => subscription.Handler == handler)
        ?? throw new UnknownHandlerException(eventName, handler, Subscriptions.Select(subscription => subscription.Handler));
}
