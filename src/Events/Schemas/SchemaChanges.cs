namespace Events;

/// <summary>The differences between two schema documents.</summary>
/// <param name="Breaking">Those after which a reader of one version cannot rely on events of the other.</param>
/// <param name="Compatible">The others.</param>
public sealed record SchemaChanges(IReadOnlyList<SchemaChange> Breaking, IReadOnlyList<SchemaChange> Compatible)
{
    /// <summary>Whether nothing breaks.</summary>
    public bool IsCompatible => Breaking.Count == 0;
}
