namespace Events;

/// <summary>No target serves the route of an event. It cannot heal, so it is never retried.</summary>
public sealed class InvalidRouteException : EventsException
{
    internal InvalidRouteException(string route, IReadOnlyList<EventTarget> targets)
        : base($"No target serves the route \"{route}\".{Suggestion.For(route, targets.Select(target => target.Route))} "
            + $"Add a target with this route, or one with a pattern such as \"{PatternFor(route)}\".") => Route = route;

    /// <summary>The route, <c>{publisherName}.{eventName}</c>.</summary>
    public string Route { get; }

    internal override bool IsPermanent => true;

    private static string PatternFor(string route) => route.Contains('.') ? $"{route[..route.IndexOf('.')]}.*" : "*";
}
