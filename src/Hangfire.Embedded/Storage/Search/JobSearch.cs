namespace Hangfire.Storage.Search;

/// <summary>Which jobs to look for; without a text all those in the state.</summary>
/// <param name="Text">What the call has to contain.</param>
/// <param name="State">The state the jobs have to be in; null for any.</param>
internal sealed record JobSearch(SearchText? Text, string? State)
{
    /// <summary>The greatest number of jobs to return.</summary>
    public int Count { get; init; } = 50;

    /// <summary>Where an earlier search stopped, to go on from there; null to begin with the latest job.</summary>
    public string? After { get; init; }
}
