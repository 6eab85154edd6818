namespace Hangfire.Dashboard.Pages;

/// <summary>What a list of jobs shows and offers. <see cref="JobListPage"/> is the one page for all of them.</summary>
internal sealed record JobList(string Title, string Path, string Empty)
{
    /// <summary>Where the list's commands are posted; the list's own path unless told otherwise.</summary>
    public string CommandPath { get; init; } = Path;

    /// <summary>The name of the page above it and its path, for a list that is not in a menu.</summary>
    public (string Name, string Path)? Parent { get; init; }

    /// <summary>Whether the list stands in the menu of job states.</summary>
    public bool HasSidebar { get; init; } = true;

    /// <summary>The state of all its jobs; null when other things decide who is in the list.</summary>
    public string? State { get; init; }

    public required Func<ListSource, long> Count { get; init; }

    public required Func<ListSource, int, int, IReadOnlyList<JobRow>> Read { get; init; }

    public required IReadOnlyList<JobColumn> Columns { get; init; }

    public IReadOnlyList<ListCommand> Commands { get; init; } = [];
}
