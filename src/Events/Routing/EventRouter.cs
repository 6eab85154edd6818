using System.Collections.Frozen;

namespace Events;

/// <summary>Finds the target of an event by its route, <c>{publisherName}.{eventName}</c>.</summary>
/// <remarks>
/// A route without <c>*</c> wins when it is equal to the character. Else the pattern with the most characters beside its stars wins, and of equally
/// long ones the first declared.
/// </remarks>
public sealed class EventRouter
{
    private readonly FrozenDictionary<string, EventTarget> exact;
    private readonly List<(RoutePattern Pattern, EventTarget Target)> patterns;

    internal EventRouter(IReadOnlyList<EventTarget> targets)
    {
        Targets = targets;
        exact = targets.Where(target => !RoutePattern.IsPattern(target.Route)).ToFrozenDictionary(target => target.Route, StringComparer.Ordinal);
        patterns = [.. targets.Where(target => RoutePattern.IsPattern(target.Route))
            .Select(target => (Pattern: new RoutePattern(target.Route), target))
            .OrderByDescending(candidate => candidate.Pattern.Weight)]; // a stable sort keeps the declared order of ties
    }

    /// <summary>The targets in the order they were declared; none when nothing is routed out of the application.</summary>
    public IReadOnlyList<EventTarget> Targets { get; }

    /// <summary>The route of an event.</summary>
    public static string RouteOf(EventMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return RouteOf(metadata.PublisherName, metadata.EventName);
    }

    internal static string RouteOf(string publisher, string eventName) => $"{publisher}.{eventName}";

    /// <summary>The target of a route, or <c>null</c> when no target serves it.</summary>
    public EventTarget? Find(string route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return exact.GetValueOrDefault(route) ?? patterns.Find(candidate => candidate.Pattern.Matches(route)).Target;
    }

    /// <summary>The target of a route.</summary>
    /// <exception cref="InvalidRouteException">No target serves it.</exception>
    public EventTarget Resolve(string route) => Find(route) ?? throw new InvalidRouteException(route, Targets);
}
