#nullable disable
using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

/// <summary>A job that was deleted and expires soon.</summary>
public class DeletedJobDto : IListedJob
{
    /// <summary>The job, or null when its type or method cannot be loaded; <see cref="LoadException"/> then tells why.</summary>
    public Job Job { get; set; }

    /// <summary>Why the job cannot be loaded, or null.</summary>
    public JobLoadException LoadException { get; set; }

    /// <summary>The call as it is stored, readable even when the job cannot be loaded.</summary>
    public InvocationData InvocationData { get; set; }

    /// <summary>When the job was deleted, in UTC.</summary>
    public DateTime? DeletedAt { get; set; }

    /// <summary>Whether the job is still in this state. The default is true; a storage clears it for a job that moved on meanwhile.</summary>
    public bool InDeletedState { get; set; } = true;

    /// <summary>The data of the job's current state; null when the storage does not supply it.</summary>
    public IDictionary<string, string> StateData { get; set; }
}
