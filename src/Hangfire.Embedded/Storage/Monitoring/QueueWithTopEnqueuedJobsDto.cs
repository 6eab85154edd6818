#nullable disable
namespace Hangfire.Storage.Monitoring;

/// <summary>A queue with its first jobs.</summary>
public class QueueWithTopEnqueuedJobsDto
{
    /// <summary>The name of the queue.</summary>
    public string Name { get; set; }

    /// <summary>How many jobs wait in the queue.</summary>
    public long Length { get; set; }

    /// <summary>How many jobs of the queue were taken by servers and are not finished; null when the storage cannot tell.</summary>
    public long? Fetched { get; set; }

    /// <summary>The jobs that are next in line.</summary>
    public JobList<EnqueuedJobDto> FirstJobs { get; set; }
}
