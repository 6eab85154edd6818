using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard;

/// <summary>What a renderer of a job page's block is given.</summary>
/// <param name="page">The page the block is for.</param>
/// <param name="jobId">The identifier of the job.</param>
/// <param name="jobDetails">What is stored about the job.</param>
public sealed class JobDetailsRendererDto(RazorPage page, string jobId, JobDetailsDto jobDetails)
{
    /// <summary>The page the block is for.</summary>
    public RazorPage Page { get; } = page;

    /// <summary>The identifier of the job.</summary>
    public string JobId { get; } = jobId;

    /// <summary>What is stored about the job.</summary>
    public JobDetailsDto JobDetails { get; } = jobDetails;
}
