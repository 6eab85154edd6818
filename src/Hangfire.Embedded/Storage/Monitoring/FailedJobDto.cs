#nullable disable
using Hangfire.Common;

namespace Hangfire.Storage.Monitoring;

/// <summary>A job that failed and waits for a person's decision; such jobs do not expire.</summary>
public class FailedJobDto : IListedJob
{
    /// <summary>The job, or null when its type or method cannot be loaded; <see cref="LoadException"/> then tells why.</summary>
    public Job Job { get; set; }

    /// <summary>Why the job cannot be loaded, or null.</summary>
    public JobLoadException LoadException { get; set; }

    /// <summary>The call as it is stored, readable even when the job cannot be loaded.</summary>
    public InvocationData InvocationData { get; set; }

    /// <summary>The reason stored with the state, or null.</summary>
    public string Reason { get; set; }

    /// <summary>When the job failed, in UTC.</summary>
    public DateTime? FailedAt { get; set; }

    /// <summary>The full name of the exception's type.</summary>
    public string ExceptionType { get; set; }

    /// <summary>The message of the exception.</summary>
    public string ExceptionMessage { get; set; }

    /// <summary>The exception as text, with its stack trace.</summary>
    public string ExceptionDetails { get; set; }

    /// <summary>Whether the job is still in this state. The default is true; a storage clears it for a job that moved on meanwhile.</summary>
    public bool InFailedState { get; set; } = true;

    /// <summary>The data of the job's current state; null when the storage does not supply it.</summary>
    public IDictionary<string, string> StateData { get; set; }
}
