namespace Events;

/// <summary>Compares what an application declares with what is stored. Pure: nothing is read or written.</summary>
internal static class RegistryComparison
{
    /// <summary>The events of this application. What its own handlers hear of them is not shared: nobody else needs to know.</summary>
    /// <param name="local">The events the application publishes.</param>
    /// <param name="stored">The stored events of its namespaces.</param>
    public static RegistryDrift OfLocalEvents(IReadOnlyCollection<EventKey> local, IReadOnlyCollection<SharedEvent> stored)
    {
        var known = stored.Select(one => one.Key).ToHashSet();
        var own = local.ToHashSet();
        return new RegistryDrift(
            new RegistryChanges([.. local.Where(key => !known.Contains(key))], [.. known.Where(key => !own.Contains(key))], []), [], []);
    }

    /// <summary>The subscriptions of this application to the events of others. Those of other applications are not touched.</summary>
    /// <param name="remote">The events the application hears, with its own subscriptions.</param>
    /// <param name="stored">Those of the events that are stored.</param>
    /// <param name="isOwn">Whether a handler, by its name, belongs to this application.</param>
    public static RegistryDrift OfRemoteEvents(
        IReadOnlyDictionary<EventKey, IReadOnlyList<SharedSubscription>> remote, IReadOnlyCollection<SharedEvent> stored, Func<string, bool> isOwn)
    {
        var known = stored.ToDictionary(one => one.Key);
        var changes = remote.Where(one => known.ContainsKey(one.Key))
            .Select(one => Compare(one.Key, one.Value, [.. known[one.Key].Subscriptions.Where(subscription => isOwn(subscription.Handler))]))
            .Where(changed => !changed.IsEmpty);
        return new RegistryDrift(new RegistryChanges([], [], [.. changes]), [.. remote.Keys.Where(key => !known.ContainsKey(key))], []);
    }

    private static SubscriptionChanges Compare(EventKey key, IReadOnlyList<SharedSubscription> mine, List<SharedSubscription> stored) => new(
        key,
        Created: [.. mine.ExceptBy(stored.Select(one => one.Handler), one => one.Handler)],
        Removed: [.. stored.ExceptBy(mine.Select(one => one.Handler), one => one.Handler)],
        Updated: [.. mine.Where(one => stored.Exists(other => other.Handler == one.Handler && other.Queue != one.Queue))]);
}
