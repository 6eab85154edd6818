using System.Globalization;
using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>A worker runs the job.</summary>
public class ProcessingState : IState
{
    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Processing";

    internal ProcessingState(string serverId, string workerId)
    {
        ArgumentException.ThrowIfNullOrEmpty(serverId);
        ArgumentException.ThrowIfNullOrEmpty(workerId);
        ServerId = serverId;
        WorkerId = workerId;
    }

    /// <summary>When this state was made, in UTC.</summary>
    [JsonIgnore]
    public DateTime StartedAt { get; } = DateTime.UtcNow;

    /// <summary>Id of the server that runs the job.</summary>
    public string ServerId { get; }

    /// <summary>Id of the worker that runs the job.</summary>
    public string WorkerId { get; }

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

    /// <summary>Gives the time, the server and the worker.</summary>
    public Dictionary<string, string> SerializeData() => new()
    {
        ["StartedAt"] = JobHelper.SerializeDateTime(StartedAt),
        ["ServerId"] = ServerId,
        ["WorkerId"] = WorkerId,
    };

    internal bool IsOf(IDictionary<string, string>? data) =>
        data is not null
        && data.TryGetValue("ServerId", out var server) && string.Equals(server, ServerId, StringComparison.OrdinalIgnoreCase)
        && data.TryGetValue("WorkerId", out var worker) && string.Equals(worker, WorkerId, StringComparison.OrdinalIgnoreCase)
        && data.TryGetValue("StartedAt", out var started) && IsSameStart(started);

    private bool IsSameStart(string stored) =>
        string.Equals(stored, JobHelper.SerializeDateTime(StartedAt), StringComparison.Ordinal)
        || JobHelper.ToMillisecondTimestamp(JobHelper.DeserializeDateTime(stored)).ToString(CultureInfo.InvariantCulture)
            == JobHelper.ToMillisecondTimestamp(StartedAt).ToString(CultureInfo.InvariantCulture);
}
