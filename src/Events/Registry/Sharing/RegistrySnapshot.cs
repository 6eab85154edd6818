namespace Events;

/// <summary>What this application shares, as it is when an operation of the backend begins.</summary>
internal sealed record RegistrySnapshot(
    IReadOnlySet<string> Namespaces,
    IReadOnlyList<EventKey> LocalEvents,
    IReadOnlyDictionary<EventKey, IReadOnlyList<SharedSubscription>> RemoteEvents,
    IReadOnlyList<string> UnsharedHandlers)
{
    public static RegistrySnapshot Take(EventRegistry registry, DomainApps apps, IRegistryBackend backend)
    {
        var namespaces = backend.LocalNamespaces(apps.Names).ToHashSet(StringComparer.Ordinal);
        var remote = new OrderedDictionary<EventKey, IReadOnlyList<SharedSubscription>>();
        var unshared = new List<string>();
        foreach (var known in registry.RemoteEvents)
        {
            var handlers = registry.HandlersOf(known.Key).ToLookup(one => namespaces.Contains(backend.NamespaceOf(one.Handler)));
            remote[known.Key] = [.. handlers[true].Select(one => new SharedSubscription(one.Handler, one.Queue)).DistinctBy(one => one.Handler)];
            unshared.AddRange(handlers[false].Select(one => one.Handler));
        }

        return new RegistrySnapshot(namespaces, [.. registry.LocalEvents.Select(known => known.Key).Distinct()], remote, [.. unshared.Distinct()]);
    }

    /// <summary>Local events outside the namespaces: a sync would not find them again, and would create them each time.</summary>
    public IEnumerable<string> Faults() => LocalEvents.Where(key => !Namespaces.Contains(key.App))
        .Select(key => $"The event {key} is to be shared, and this application has no domain app \"{key.App}\". Add the app, or correct the event's.");
}
