#nullable disable
using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

/// <summary>A job that a server has taken from its queue.</summary>
public class FetchedJobDto : IListedJob
{
    /// <summary>The job, or null when its type or method cannot be loaded; <see cref="LoadException"/> then tells why.</summary>
    public Job Job { get; set; }

    /// <summary>Why the job cannot be loaded, or null.</summary>
    public JobLoadException LoadException { get; set; }

    /// <summary>The call as it is stored, readable even when the job cannot be loaded.</summary>
    public InvocationData InvocationData { get; set; }

    /// <summary>The name of the job's current state.</summary>
    public string State { get; set; }

    /// <summary>When the job was taken from the queue, in UTC.</summary>
    public DateTime? FetchedAt { get; set; }
}
