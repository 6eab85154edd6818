namespace Events;

/// <summary>Puts the declarations of all domain apps together, or refuses them with every fault in one message.</summary>
internal sealed class DomainApps
{
    private readonly List<string> faults = [];
    private readonly List<EventDescriptor> events = [];

    public DomainApps(IEnumerable<DomainApp> apps)
    {
        var described = apps.Select(DomainAppBuilder.Describe).ToList();
        faults.AddRange(described.SelectMany(app => app.Faults));
        foreach (var declared in described.SelectMany(app => app.Events))
        {
            Add(declared);
        }

        var subscriptions = described.SelectMany(app => app.Subscriptions).ToList();
        RefuseTwins(subscriptions.Select(one => ($"{one.Handler}\" of event \"{one.EventName}", one.HandlerType)), "handlers", "Declare it once, or rename one class.");
        Actions = [.. described.SelectMany(app => app.Actions)];
        RefuseTwins(Actions.Select(action => (action.Name, action.ActionType)), "entity actions", "Rename one of them.");
        RefuseTwins(described.Select(app => (app.App.Name, app.App.GetType())), "domain apps", "Give each its own name.");
        ConfigurationException.ThrowIfAny(faults);
        Registry = new EventRegistry(events, subscriptions);
    }

    public EventRegistry Registry { get; }

    public IReadOnlyList<EntityActionDescriptor> Actions { get; }

    private void Add(EventDescriptor declared)
    {
        var index = events.FindIndex(known => known.Name == declared.Name);
        if (index < 0)
        {
            events.Add(declared);
            return;
        }

        var known = events[index];
        if (known.PayloadType != declared.PayloadType)
        {
            faults.Add($"Two payloads share the event name \"{known.Name}\": {known.PayloadType.FullName} and {declared.PayloadType.FullName}. "
                + "Give one of them [EventName(\"…\")].");
        }
        else if (known.App is not null && declared.App is not null && known.App != declared.App)
        {
            faults.Add($"Two domain apps publish the event \"{known.Name}\": \"{known.App}\" and \"{declared.App}\". Let one of them own it.");
        }

        events[index] = known with { App = known.App ?? declared.App };
    }

    private void RefuseTwins(IEnumerable<(string Name, Type Type)> named, string what, string advice) =>
        faults.AddRange(named.GroupBy(item => item.Name)
            .Where(group => group.Count() > 1)
            .Select(group => $"Two {what} share the name \"{group.Key}\": {string.Join(" and ", group.Select(item => item.Type.FullName))}. {advice}"));
}
