namespace Events;

/// <summary>Puts the declarations of all domain apps together, or refuses them with every fault in one message.</summary>
internal sealed class DomainApps
{
    private readonly List<string> faults = [];
    private readonly List<EventDescriptor> events = [];

    public DomainApps(
        IEnumerable<DomainApp> apps,
        QueueResolver? queues = null,
        IEnumerable<IDeferredSubscriptions>? deferred = null,
        bool oneHandlerPerEvent = false)
    {
        queues ??= QueueResolver.Default;
        Apps = AppOrder.Of(apps, faults);
        var described = Apps.Select(app => DomainAppBuilder.Describe(app, queues)).ToList();
        foreach (var declared in described.SelectMany(app => app.Events))
        {
            Add(declared);
        }

        Ask(deferred ?? [], described, queues);
        faults.InsertRange(0, described.SelectMany(app => app.Faults));
        var subscriptions = SubscriptionsOf(described);
        RefuseTwins(subscriptions.Select(one => ($"{one.Handler}\" of event \"{one.EventName}", one.HandlerType)), "handlers", "Declare it once, or rename one class.");
        RefuseSeconds(oneHandlerPerEvent ? subscriptions : []);
        Actions = [.. described.SelectMany(app => app.Actions)];
        RefuseTwins(Actions.Select(action => (action.Name, action.ActionType)), "entity actions", "Rename one of them.");
        RefuseTwins(described.Select(app => (app.App.Name, app.App.GetType())), "domain apps", "Give each its own name.");
        ConfigurationException.ThrowIfAny(faults);
        Names = [.. described.Where(app => app.App is not ApplicationApp).Select(app => app.App.Name)];
        Registry = new EventRegistry(events, subscriptions, queues, oneHandlerPerEvent);
    }

    public EventRegistry Registry { get; }

    /// <summary>The apps, each behind those it depends on.</summary>
    public IReadOnlyList<DomainApp> Apps { get; }

    public IReadOnlyList<EntityActionDescriptor> Actions { get; }

    /// <summary>The names of the domain apps; what belongs to none of them has no name that others could tell it by.</summary>
    public IReadOnlyList<string> Names { get; }

    // What a scan found gives way to what somebody declared, so that no handler runs twice for one event.
    private static List<Subscription> SubscriptionsOf(List<DomainAppBuilder> described)
    {
        var declared = described.SelectMany(app => app.Subscriptions).ToList();
        var known = declared.Select(one => (one.HandlerType, one.EventName)).ToHashSet();
        return [.. declared, .. described.SelectMany(app => app.Found).Where(one => !known.Contains((one.HandlerType, one.EventName)))];
    }

    private void Ask(IEnumerable<IDeferredSubscriptions> deferred, List<DomainAppBuilder> described, QueueResolver queues)
    {
        foreach (var hook in deferred)
        {
            var app = described.Find(one => one.App is ApplicationApp);
            if (app is null)
            {
                app = DomainAppBuilder.Describe(new ApplicationApp(), queues);
                described.Add(app);
            }

            foreach (var declared in events)
            {
                foreach (var handler in hook.HandlersOf(declared) ?? [])
                {
                    app.HandlesDeferred(declared, handler);
                }
            }
        }
    }

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
        else if (known.IsLoose && !known.Arguments.SequenceEqual(declared.Arguments))
        {
            faults.Add($"The event {known} is declared with the arguments \"{string.Join(", ", known.Arguments)}\" and with \"{string.Join(", ", declared.Arguments)}\". "
                + "Declare it once.");
        }

        events[index] = known.App is null || (known.IsRemote && declared is { IsRemote: false, App: not null }) ? declared with { App = declared.App ?? known.App } : known;
    }

    private void RefuseSeconds(IEnumerable<Subscription> subscriptions) =>
        faults.AddRange(subscriptions.GroupBy(one => one.EventName)
            .Where(group => group.Count() > 1)
            .Select(group => $"{HandlerNames.AlreadyRegistered}: \"{group.Key}\" has {string.Join(" and ", group.Select(one => one.HandlerType.FullName))}. "
                + "Keep one of them, or allow several with OneHandlerPerEvent = false."));

    private void RefuseTwins(IEnumerable<(string Name, Type Type)> named, string what, string advice) =>
        faults.AddRange(named.GroupBy(item => item.Name)
            .Where(group => group.Count() > 1)
            .Select(group => $"Two {what} share the name \"{group.Key}\": {string.Join(" and ", group.Select(item => item.Type.FullName))}. {advice}"));
}
