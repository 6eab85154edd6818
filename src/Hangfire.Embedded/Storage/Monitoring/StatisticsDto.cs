#nullable disable
namespace Hangfire.Storage.Monitoring;

/// <summary>How many jobs, queues and servers there are.</summary>
public class StatisticsDto
{
    /// <summary>How many servers announced themselves and were not removed.</summary>
    public long Servers { get; set; }

    /// <summary>How many recurring jobs are registered.</summary>
    public long Recurring { get; set; }

    /// <summary>How many jobs wait in queues.</summary>
    public long Enqueued { get; set; }

    /// <summary>How many queues hold jobs or are listened to.</summary>
    public long Queues { get; set; }

    /// <summary>How many jobs wait for their time.</summary>
    public long Scheduled { get; set; }

    /// <summary>How many jobs are being performed.</summary>
    public long Processing { get; set; }

    /// <summary>How many jobs succeeded since the storage was created.</summary>
    public long Succeeded { get; set; }

    /// <summary>How many jobs are in the failed state.</summary>
    public long Failed { get; set; }

    /// <summary>How many jobs were deleted since the storage was created.</summary>
    public long Deleted { get; set; }

    /// <summary>How many jobs wait for another attempt; null when the storage does not count them.</summary>
    public long? Retries { get; set; }

    /// <summary>How many jobs wait for their parents; null when the storage does not count them.</summary>
    public long? Awaiting { get; set; }
}
