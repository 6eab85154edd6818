using System.Collections.Concurrent;

namespace Events;

/// <summary>Who hears what at one moment. A change makes a new table, so readers need no lock and what they find out once may be kept.</summary>
internal sealed class SubscriptionTable
{
    private const int MaxRemembered = 4096;

    private readonly ConcurrentDictionary<Type, Subscription[]> byType = new();
    private readonly ConcurrentDictionary<string, Subscription[]> byName = new(StringComparer.Ordinal);

    public SubscriptionTable(IEnumerable<Link> links)
    {
        Links = [.. links];
        All = [.. Links.Select(link => link.Subscription).Distinct()];
    }

    public static SubscriptionTable Empty { get; } = new([]);

    public Link[] Links { get; }

    public Subscription[] All { get; }

    public static IEnumerable<Link> LinksOf(Subscription subscription) => subscription.Events.Select(selector => new Link(selector, subscription));

    public SubscriptionTable With(IEnumerable<Link> added) => new(Links.Concat(added));

    public SubscriptionTable Without(Func<Link, bool> removed) => new(Links.Where(link => !removed(link)));

    /// <summary>The handlers of a publication, in the order they subscribed.</summary>
    public Subscription[] For(Publication publication)
    {
        if (Links.Length == 0)
        {
            return [];
        }

        return publication.KeyType is { } type
            ? byType.TryGetValue(type, out var known) ? known : Remember(type, publication.EventName)
            : ByName(publication.EventName);
    }

    /// <summary>The handlers of an event that is known by its name alone.</summary>
    public Subscription[] ByName(string eventName)
    {
        if (byName.TryGetValue(eventName, out var known))
        {
            return known;
        }

        var found = Distinct(link => link.Selector.Matches(eventName));
        if (byName.Count < MaxRemembered) // names may come from outside, so their number has no other bound
        {
            byName.TryAdd(eventName, found);
        }

        return found;
    }

    private Subscription[] Remember(Type type, string eventName) =>
        byType.GetOrAdd(type, Distinct(link => link.Selector.Matches(type, eventName)));

    // One handler hears an event once, even when several of its selectors match; runtime handlers may share a name and still are several.
    private Subscription[] Distinct(Func<Link, bool> matches) =>
        [.. Links.Where(matches)
            .Select(link => link.Subscription)
            .DistinctBy(one => one.Linker is null ? (object)(one.Handler, one.Publisher) : one)
            .OrderBy(one => one.Sequence)];
}
