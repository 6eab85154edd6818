namespace Hangfire.Storage.Search;

/// <summary>What a search has found.</summary>
/// <param name="Jobs">The jobs, the latest first.</param>
/// <param name="Next">Where to go on; null when no job is left to look at.</param>
/// <param name="WasCut">Whether the time was up before enough jobs were found.</param>
internal sealed record FoundJobs(IReadOnlyList<FoundJob> Jobs, string? Next, bool WasCut);
