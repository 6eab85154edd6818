using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>The job waits for its time, then it is enqueued.</summary>
public class ScheduledState : IState
{
    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Scheduled";

    /// <summary>Enqueues the job <paramref name="enqueueIn"/> from now.</summary>
    public ScheduledState(TimeSpan enqueueIn)
        : this(DateTime.UtcNow.Add(enqueueIn))
    {
    }

    /// <summary>Enqueues the job at <paramref name="enqueueAt"/>, in UTC.</summary>
    [JsonConstructor]
    public ScheduledState(DateTime enqueueAt)
    {
        EnqueueAt = enqueueAt;
    }

    /// <summary>When the job is to be enqueued, in UTC.</summary>
    public DateTime EnqueueAt { get; }

    /// <summary>When this state was made, in UTC.</summary>
    [JsonIgnore]
    public DateTime ScheduledAt { get; } = DateTime.UtcNow;

    /// <inheritdoc />
    [JsonIgnore]
    public string Name => StateName;

    /// <inheritdoc />
    public string? Reason { get; set; }

    /// <inheritdoc />
    [JsonIgnore]
    public bool IsFinal => false;

    /// <inheritdoc />
    [JsonIgnore]
    public bool IgnoreJobLoadException => false;

    /// <summary>Gives both times.</summary>
    public Dictionary<string, string> SerializeData() => new()
    {
        ["EnqueueAt"] = JobHelper.SerializeDateTime(EnqueueAt),
        ["ScheduledAt"] = JobHelper.SerializeDateTime(ScheduledAt),
    };
}
