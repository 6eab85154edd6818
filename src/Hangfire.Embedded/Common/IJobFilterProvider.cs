namespace Hangfire.Common;

/// <summary>Finds the filters that act on a job.</summary>
public interface IJobFilterProvider
{
    /// <summary>Answers the filters of <paramref name="job"/>, which is <see langword="null"/> when the job could not be loaded.</summary>
    IEnumerable<JobFilter> GetFilters(Job? job);
}
