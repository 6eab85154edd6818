using Microsoft.Extensions.Options;

namespace Events;

/// <summary>The targets as they were configured, profiles merged, with every fault that was found.</summary>
internal sealed class RoutingPlan : IStartupCheck
{
    private const string DefaultProfile = "default";

    private readonly RoutingOptions options;
    private readonly EventTransports transports;
    private readonly List<string> faults = [];

    public RoutingPlan(IOptions<RoutingOptions> options, EventTransports transports)
    {
        this.options = options.Value;
        this.transports = transports;
        Targets = [.. this.options.Targets.Select(target => Build(target, target.Name ?? target.Route ?? "", target.Route ?? ""))];
    }

    public IReadOnlyList<EventTarget> Targets { get; }

    public IEnumerable<string> Faults() => faults.Concat(Unroutable()).Concat(Twins()).Concat(Targets.SelectMany(transports.FaultsOf));

    public EventRouter ToRouter()
    {
        ConfigurationException.ThrowIfAny([.. Faults()]);
        return new EventRouter(Targets);
    }

    private EventTarget Build(EventTargetOptions target, string name, string route)
    {
        var settings = new Dictionary<string, string?>(ProfileOf(target, name), StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in target.Settings)
        {
            settings[key] = value;
        }

        var wrapped = target.Wraps is { } wraps ? Build(wraps, wraps.Name ?? $"{name}.wraps", route) : null;
        return new EventTarget(name, route, target.Provider ?? "", settings, wrapped);
    }

    private IDictionary<string, string?> ProfileOf(EventTargetOptions target, string name)
    {
        if (options.Profiles.TryGetValue(target.Profile ?? DefaultProfile, out var profile))
        {
            return profile;
        }

        if (target.Profile is not (null or DefaultProfile))
        {
            faults.Add($"The target \"{name}\" takes the unknown profile \"{target.Profile}\".{Suggestion.For(target.Profile, options.Profiles.Keys)} "
                + "Add it under \"awsAuth\", \"profiles\", or leave the profile out.");
        }

        return new Dictionary<string, string?>();
    }

    private IEnumerable<string> Unroutable() => Targets.Where(target => target.Route.Length == 0)
        .Select(target => $"The target \"{target.Name}\" has no route. Set its \"route\", for example to \"*\".");

    private IEnumerable<string> Twins() => Targets.Where(target => target.Route.Length > 0)
        .GroupBy(target => target.Route, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(group => $"The targets {string.Join(" and ", group.Select(target => $"\"{target.Name}\""))} share the route \"{group.Key}\", "
            + "so only the first would ever be used. Remove the others or change their routes.");
}
