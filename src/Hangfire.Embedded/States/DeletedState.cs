using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>The job was given up. It does not run, or a running one is cancelled.</summary>
public class DeletedState : IState
{
    /// <summary>Stands for the exception of jobs that were deleted without one.</summary>
    public static readonly Exception DefaultException = new JobDeletedException();

    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Deleted";

    /// <summary>Gives a job up.</summary>
    public DeletedState()
    {
    }

    /// <summary>Gives a job up because of an exception.</summary>
    [JsonConstructor]
    public DeletedState(ExceptionInfo? exceptionInfo)
    {
        ExceptionInfo = exceptionInfo;
    }

    /// <summary>Why the job was given up, or <see langword="null"/>.</summary>
    public ExceptionInfo? ExceptionInfo { get; }

    /// <summary>When this state was made, in UTC.</summary>
    [JsonIgnore]
    public DateTime DeletedAt { get; } = DateTime.UtcNow;

    /// <inheritdoc />
    [JsonIgnore]
    public string Name => StateName;

    /// <inheritdoc />
    public string? Reason { get; set; }

    /// <inheritdoc />
    [JsonIgnore]
    public bool IsFinal => true;

    /// <inheritdoc />
    [JsonIgnore]
    public bool IgnoreJobLoadException => true;

    /// <summary>Gives the time, and the exception as JSON.</summary>
    public Dictionary<string, string> SerializeData()
    {
        var data = new Dictionary<string, string> { ["DeletedAt"] = JobHelper.SerializeDateTime(DeletedAt) };
        if (ExceptionInfo is not null) data["Exception"] = SerializationHelper.Serialize(ExceptionInfo);
        return data;
    }

    private sealed class JobDeletedException() : Exception("The job was deleted.");
}
