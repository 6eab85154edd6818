namespace Hangfire.Storage.Search;

/// <summary>A job beside which a page begins.</summary>
/// <param name="JobId">The identifier of the job; the job itself is on the neighbouring page.</param>
/// <param name="IsNewer">Whether the page holds the jobs that are newer than it instead of the older ones.</param>
internal sealed record PageKey(string JobId, bool IsNewer);
