namespace Events;

/// <summary>Which events leave the application, and where they go. Without any target none does.</summary>
public sealed class RoutingOptions
{
    /// <summary>The targets; where two patterns are equally specific, the first wins.</summary>
    public IList<EventTargetOptions> Targets { get; } = [];

    /// <summary>Settings that several targets share, by the profile's name.</summary>
    public IDictionary<string, IDictionary<string, string?>> Profiles { get; } = new Dictionary<string, IDictionary<string, string?>>(StringComparer.Ordinal);

    /// <summary>Adds a target.</summary>
    /// <param name="route"><c>{publisherName}.{eventName}</c>, or a pattern with <c>*</c>.</param>
    /// <param name="provider">The key of its transport.</param>
    /// <param name="configure">Sets what else the target has.</param>
    public RoutingOptions Send(string route, string provider, Action<EventTargetOptions>? configure = null)
    {
        var target = new EventTargetOptions { Route = route, Provider = provider };
        configure?.Invoke(target);
        Targets.Add(target);
        return this;
    }
}
