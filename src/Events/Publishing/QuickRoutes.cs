using System.Collections.Concurrent;

namespace Events;

/// <summary>Remembers, per payload type, the one plain handler of an event that nothing else has to be done for. Most events in process are such.</summary>
/// <remarks>A route is good as long as the tables it was worked out from are the current ones; every change makes new tables.</remarks>
internal sealed class QuickRoutes(EventRegistry registry, EventLinker linker, EventHooks hooks, PayloadValidation validation)
{
    private readonly ConcurrentDictionary<Type, Route> routes = new();
    private readonly EventHookRegistry hooks = hooks.Standard;

    /// <summary>The only handler of an event, or <c>null</c> when the event has to go the long way.</summary>
    public Subscription? OnlyHandlerOf(Publication publication)
    {
        if (publication.KeyType is not { } type || publication.Linker is not null || !hooks.IsEmpty)
        {
            return null;
        }

        if (!routes.TryGetValue(type, out var route) || route.Events != registry.Table || route.Declared != registry.Handlers || route.Linked != linker.Table)
        {
            routes[type] = route = Find(publication);
        }

        publication.Descriptor = route.Descriptor;
        return route.Only;
    }

    private Route Find(Publication publication)
    {
        var (events, declared, linked) = (registry.Table, registry.Handlers, linker.Table);
        var descriptor = events.Find(publication.EventName);
        var isSimple = descriptor is not { IsRemote: true } && validation.Of(publication.Payload.GetType()) is null && linked.For(publication).Length == 0;
        var only = declared.For(publication) is [{ IsPlain: true, IsOnce: false, Publisher: null } handler] && isSimple ? handler : null;
        return new Route(events, declared, linked, descriptor, only);
    }

    private sealed record Route(EventTable Events, SubscriptionTable Declared, SubscriptionTable Linked, EventDescriptor? Descriptor, Subscription? Only);
}
