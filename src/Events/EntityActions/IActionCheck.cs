namespace Events;

/// <summary>Finds what store or engine know to be wrong with an entity action.</summary>
internal interface IActionCheck
{
    /// <summary>The faults, one sentence or two each.</summary>
    IEnumerable<string> FaultsOf(IReadOnlyList<EntityActionDescriptor> actions);
}
