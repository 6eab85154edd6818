namespace Events;

/// <summary>Asks store and engine what is wrong with the entity actions.</summary>
/// <remarks>It reads the declarations anew: where they have faults of their own, nothing that is made from them can be asked.</remarks>
internal sealed class EntityActionCheck(IEnumerable<DomainApp> apps, QueueResolver queues, IEnumerable<IActionCheck> checks)
{
    public IEnumerable<string> Faults()
    {
        var actions = apps.SelectMany(app => DomainAppBuilder.Describe(app, queues).Actions).Distinct().ToList();
        return actions.Count == 0 ? [] : checks.SelectMany(check => check.FaultsOf(actions));
    }
}
