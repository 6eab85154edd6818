namespace Hangfire.Storage.Search;

/// <summary>
/// Finds jobs by their call. The monitoring interfaces of this assembly's storages have it; it is no part of the public interface, which
/// has no search.
/// </summary>
internal interface IJobFinder
{
    /// <summary>Returns matching jobs, the latest first; what was found when the time is up is returned as it is.</summary>
    FoundJobs Find(JobSearch search, TimeSpan limit);

    /// <summary>Counts matching jobs; when the time is up, those counted so far.</summary>
    JobTally Count(JobSearch search, TimeSpan limit);
}
