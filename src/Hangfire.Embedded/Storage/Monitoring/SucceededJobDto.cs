#nullable disable
using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

/// <summary>A job that succeeded and expires soon.</summary>
public class SucceededJobDto : IListedJob
{
    /// <summary>The job, or null when its type or method cannot be loaded; <see cref="LoadException"/> then tells why.</summary>
    public Job Job { get; set; }

    /// <summary>Why the job cannot be loaded, or null.</summary>
    public JobLoadException LoadException { get; set; }

    /// <summary>The call as it is stored, readable even when the job cannot be loaded.</summary>
    public InvocationData InvocationData { get; set; }

    /// <summary>The stored result of the job's method, or null.</summary>
    public object Result { get; set; }

    /// <summary>Latency and performance of the job together, in milliseconds.</summary>
    public long? TotalDuration { get; set; }

    /// <summary>When the job succeeded, in UTC.</summary>
    public DateTime? SucceededAt { get; set; }

    /// <summary>Whether the job is still in this state. The default is true; a storage clears it for a job that moved on meanwhile.</summary>
    public bool InSucceededState { get; set; } = true;

    /// <summary>The data of the job's current state; null when the storage does not supply it.</summary>
    public IDictionary<string, string> StateData { get; set; }
}
