namespace Hangfire.Storage;

/// <summary>A claim that brings the job along, so that a worker need not read it again.</summary>
internal interface IClaimedJob : IFetchedJob
{
    /// <summary>The job as it was when it was claimed; <see langword="null"/> when the queue names a job that does not exist.</summary>
    JobData? Snapshot { get; }

    /// <summary>
    /// Whether the job may begin before that is stored: it was claimed a moment ago, so that <see cref="Snapshot"/> still holds, and nobody let
    /// go of it before, so that it is not the job that ends its processes.
    /// </summary>
    bool AllowsDeferredStart { get; }
}
