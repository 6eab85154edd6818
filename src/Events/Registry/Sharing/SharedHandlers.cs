using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>The handlers an event goes to: those of this application, and those of others as the shared registry has them.</summary>
/// <remarks>What the registry says replaces what it said before, so that a handler that was unsubscribed, or moved to another queue, is seen without a restart.</remarks>
internal sealed class SharedHandlers(EventRegistry registry, DomainApps apps, IServiceScopeFactory scopes, IServiceProviderIsService registered)
{
    // What was read and what follows from it change together. Of two refreshes at once the later answer stays; an older one is found changed next time.
    private volatile Known known = Known.Nothing;

    /// <summary>Whether other applications may add to what this one has declared.</summary>
    public bool MayChange { get; } = registered.IsService(typeof(IRegistryBackend));

    /// <summary>The handlers of an event by its name, those of this application first.</summary>
    public IReadOnlyList<Subscription> HandlersOf(string eventName) => known.Foreign.TryGetValue(eventName, out var foreign)
        ? [.. registry.HandlersOf(eventName), .. foreign]
        : registry.HandlersOf(eventName);

    /// <summary>Reads the events of this application again that changed since they were last read.</summary>
    public async Task RefreshAsync(CancellationToken cancel)
    {
        if (!MayChange || registry.LocalEvents is not { Count: > 0 } local)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var backend = scope.ServiceProvider.GetRequiredService<IRegistryBackend>();
        var before = known;
        var changed = await backend.FindChangedAsync([.. local.Select(one => before.Seen(one.Key)).Distinct()], cancel);
        if (changed.Count > 0 && await backend.FetchEventsAsync(changed, cancel) is { Count: > 0 } fetched)
        {
            var own = backend.LocalNamespaces(apps.Names);
            known = before.With(fetched, handler => !own.Contains(backend.NamespaceOf(handler)));
        }
    }

    private sealed record Known(FrozenDictionary<EventKey, SharedEvent> Events, FrozenDictionary<string, Subscription[]> Foreign)
    {
        public static Known Nothing { get; } = new(FrozenDictionary<EventKey, SharedEvent>.Empty, FrozenDictionary<string, Subscription[]>.Empty);

        public SeenEvent Seen(EventKey key) => new(key, Events.GetValueOrDefault(key)?.UpdatedOn);

        public Known With(IReadOnlyList<SharedEvent> fetched, Func<string, bool> isForeign)
        {
            var events = Events.Values.ExceptBy(fetched.Select(one => one.Key), one => one.Key).Concat(fetched).ToFrozenDictionary(one => one.Key);
            return new Known(events, events.Values
                .SelectMany(one => one.Subscriptions.Where(subscription => isForeign(subscription.Handler)).Select(subscription => ToSubscription(one.Key, subscription)))
                .GroupBy(one => one.EventName)
                .ToFrozenDictionary(group => group.Key, group => group.DistinctBy(one => one.Handler).ToArray()));
        }

        // Its queue is taken as it is: the routes of this application are not those of the handler's.
        private static Subscription ToSubscription(EventKey key, SharedSubscription shared)
        {
            var queue = string.IsNullOrEmpty(shared.Queue) ? QueueResolver.Standard : shared.Queue;
            return new Subscription(key.Name, shared.Handler, HandlerNames.AppOf(shared.Handler), typeof(ForeignCall), queue, null, new ForeignCall(key.Name, shared.Handler))
            {
                Publisher = key.App,
            };
        }
    }
}
