namespace Events;

/// <summary>Asks store and engine what is wrong with the entity actions.</summary>
internal sealed class EntityActionCheck(IEnumerable<DomainApp> apps, QueueResolver queues, IEnumerable<IActionCheck> checks)
{
    public IEnumerable<string> FaultsOf(IReadOnlyList<EntityActionDescriptor> actions) =>
        actions.Count == 0 ? [] : checks.SelectMany(check => check.FaultsOf(actions));

    /// <summary>The faults of actions whose declarations were refused: they are read once more, for nothing that is made from them can be asked.</summary>
    public IEnumerable<string> FaultsOfRefused() =>
        FaultsOf([.. apps.SelectMany(app => DomainAppBuilder.Describe(app, queues).Actions).Distinct()]);
}
