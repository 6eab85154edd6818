#nullable disable
using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

/// <summary>Everything that is stored about one job.</summary>
public class JobDetailsDto
{
    /// <summary>The job, or null when its type or method cannot be loaded; <see cref="LoadException"/> then tells why.</summary>
    public Job Job { get; set; }

    /// <summary>Why the job cannot be loaded, or null.</summary>
    public JobLoadException LoadException { get; set; }

    /// <summary>The call as it is stored, readable even when the job cannot be loaded.</summary>
    public InvocationData InvocationData { get; set; }

    /// <summary>When the job was created, in UTC.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The parameters of the job, such as its culture or retry count, in their stored form.</summary>
    public IDictionary<string, string> Properties { get; set; }

    /// <summary>The states the job went through, the newest first.</summary>
    public IList<StateHistoryDto> History { get; set; }

    /// <summary>When the job will be removed, in UTC; null for a job that does not expire.</summary>
    public DateTime? ExpireAt { get; set; }
}
