namespace Events;

/// <summary>Puts every app behind those it depends on; otherwise they stay in the order they were added.</summary>
internal sealed class AppOrder
{
    private readonly IReadOnlyList<DomainApp> apps;
    private readonly List<string> faults;
    private readonly List<DomainApp> ordered = [];
    private readonly List<DomainApp> path = [];

    private AppOrder(IReadOnlyList<DomainApp> apps, List<string> faults) => (this.apps, this.faults) = (apps, faults);

    public static IReadOnlyList<DomainApp> Of(IEnumerable<DomainApp> apps, List<string> faults)
    {
        var order = new AppOrder([.. apps], faults);
        foreach (var app in order.apps)
        {
            order.Place(app);
        }

        return order.ordered;
    }

    private void Place(DomainApp app)
    {
        if (path.Contains(app))
        {
            var circle = path.SkipWhile(one => one != app).Append(app).Select(one => $"\"{one.Name}\"");
            faults.Add($"The domain apps depend on each other in a circle: {string.Join(" → ", circle)}. Remove one dependency.");
            return;
        }

        if (ordered.Contains(app))
        {
            return;
        }

        path.Add(app);
        foreach (var needed in app.DependsOn)
        {
            PlaceNeeded(app, needed);
        }

        path.Remove(app);
        ordered.Add(app);
    }

    private void PlaceNeeded(DomainApp app, string needed)
    {
        if (apps.FirstOrDefault(one => one.Name == needed) is { } found)
        {
            Place(found);
            return;
        }

        faults.Add($"The domain app \"{app.Name}\" depends on \"{needed}\", which is not in this application.{Suggestion.For(needed, apps.Select(one => one.Name))} "
            + "Add it with AddApp, or remove the dependency.");
    }
}
