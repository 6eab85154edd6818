namespace Hangfire.Common;

/// <summary>A filter that says where it stands among the others.</summary>
public interface IJobFilter
{
    /// <summary>Whether several filters of this type may act on one job. When not, the most specific scope wins.</summary>
    bool AllowMultiple { get; }

    /// <summary>Filters with a lower order act first; -1 is the default.</summary>
    int Order { get; }
}
