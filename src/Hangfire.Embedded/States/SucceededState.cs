using System.Globalization;
using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>The job is done.</summary>
public class SucceededState : IState
{
    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Succeeded";

    /// <summary>Ends a job well.</summary>
    /// <param name="result">What the method returned; <see langword="null"/> is not stored.</param>
    /// <param name="latency">Milliseconds from the job's creation to its start.</param>
    /// <param name="performanceDuration">Milliseconds the method took.</param>
    public SucceededState(object? result, long latency, long performanceDuration)
    {
        Result = result!;
        Latency = latency;
        PerformanceDuration = performanceDuration;
    }

    /// <summary>When this state was made, in UTC.</summary>
    [JsonIgnore]
    public DateTime SucceededAt { get; } = DateTime.UtcNow;

    /// <summary>What the method returned, or <see langword="null"/>.</summary>
    public object Result { get; }

    /// <summary>Milliseconds from the job's creation to its start.</summary>
    public long Latency { get; }

    /// <summary>Milliseconds the method took.</summary>
    public long PerformanceDuration { get; }

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
    public bool IgnoreJobLoadException => false;

    /// <summary>Gives the times, and the result as JSON.</summary>
    public Dictionary<string, string> SerializeData()
    {
        var data = new Dictionary<string, string>
        {
            ["SucceededAt"] = JobHelper.SerializeDateTime(SucceededAt),
            ["PerformanceDuration"] = PerformanceDuration.ToString(CultureInfo.InvariantCulture),
            ["Latency"] = Latency.ToString(CultureInfo.InvariantCulture),
        };
        if (Result is not null) data["Result"] = StoredResult();
        return data;
    }

    // The job has done its work: a result that has no JSON form must not undo that.
    private string StoredResult()
    {
        try
        {
            return SerializationHelper.Serialize(Result, null, SerializationOption.User);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or InvalidOperationException)
        {
            return SerializationHelper.Serialize($"Could not serialize the result of type '{Result.GetType()}': {error.Message}");
        }
    }
}
