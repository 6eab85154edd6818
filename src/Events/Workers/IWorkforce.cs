namespace Events;

/// <summary>Knows how many jobs this process runs at once.</summary>
internal interface IWorkforce
{
    /// <summary>The workers of this process's servers; <c>null</c> as long as none of them has announced itself.</summary>
    int? Count();
}
