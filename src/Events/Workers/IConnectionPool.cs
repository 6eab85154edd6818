namespace Events;

/// <summary>Knows how many connections to the store this process may have.</summary>
internal interface IConnectionPool
{
    /// <summary>The most there may be at once; <c>null</c> when nothing bounds them.</summary>
    int? Size { get; }
}
