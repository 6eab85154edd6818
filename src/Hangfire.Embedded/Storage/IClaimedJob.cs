namespace Hangfire.Storage;

/// <summary>A claim that brings the job along, so that a worker need not read it again.</summary>
internal interface IClaimedJob : IFetchedJob
{
    /// <summary>The job as it was when it was claimed; <see langword="null"/> when the queue names a job that does not exist.</summary>
    JobData? Snapshot { get; }
}
