using Microsoft.Extensions.Configuration;

namespace Events;

/// <summary>Reads targets and profiles from the application's configuration, in either of their two shapes.</summary>
internal static class RoutingConfiguration
{
    private static readonly string[] OwnMembers = ["name", "route", "provider", "profile", "wraps"];

    public static void Read(IConfiguration configuration, RoutingOptions options)
    {
        foreach (var profile in configuration.GetSection("AwsAuth:Profiles").GetChildren())
        {
            options.Profiles[profile.Key] = SettingsOf(profile, []);
        }

        var byRoute = configuration.GetSection("EventBus:Publisher:EventsTargets").GetChildren().ToList();
        var byName = configuration.GetSection("EventBus:Publisher:Targets").GetChildren();
        foreach (var target in byRoute.Count > 0 ? byRoute.Select(OfRoute) : byName.Select(OfName))
        {
            options.Targets.Add(target);
        }
    }

    private static EventTargetOptions OfRoute(IConfigurationSection section)
    {
        var target = TargetOf(section);
        target.Name = target.Route = section.Key;
        return target;
    }

    private static EventTargetOptions OfName(IConfigurationSection section)
    {
        var target = TargetOf(section);
        target.Name = section["name"] ?? section.Key;
        target.Route = section["route"];
        return target;
    }

    private static EventTargetOptions TargetOf(IConfigurationSection section)
    {
        var wraps = section.GetSection("wraps");
        var target = new EventTargetOptions
        {
            Provider = section["provider"],
            Profile = section["profile"],
            Wraps = wraps.GetChildren().Any() ? TargetOf(wraps) : null,
        };
        foreach (var (key, value) in SettingsOf(section, OwnMembers))
        {
            target.Settings[key] = value;
        }

        return target;
    }

    private static Dictionary<string, string?> SettingsOf(IConfigurationSection section, string[] except) =>
        section.AsEnumerable(makePathsRelative: true)
            .Where(setting => setting is { Key.Length: > 0, Value: not null })
            .Where(setting => !except.Contains(setting.Key.Split(':')[0], StringComparer.OrdinalIgnoreCase))
            .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase);
}
