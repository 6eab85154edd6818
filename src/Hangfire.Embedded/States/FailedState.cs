using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>The job failed and waits for somebody to look at it. Failed jobs do not expire.</summary>
public class FailedState : IState
{
    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Failed";

    /// <summary>Fails a job.</summary>
    public FailedState(Exception exception)
        : this(exception, null)
    {
    }

    /// <summary>Fails a job that ran on the server <paramref name="serverId"/>.</summary>
    public FailedState(Exception exception, string? serverId)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Exception = exception;
        ServerId = serverId;
    }

    internal static int? DefaultMaxLines { get; set; } = 100;

    /// <summary>When this state was made, in UTC.</summary>
    [JsonIgnore]
    public DateTime FailedAt { get; } = DateTime.UtcNow;

    /// <summary>What went wrong.</summary>
    [JsonIgnore]
    public Exception Exception { get; }

    /// <summary>Whether stored stack traces name source files and lines. Folders are left out always. Default: <see langword="true"/>.</summary>
    [JsonIgnore]
    public bool IncludeFileInfo { get; set; } = true;

    /// <summary>Server the job ran on, or <see langword="null"/>.</summary>
    [JsonIgnore]
    public string? ServerId { get; }

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

    /// <summary>How many lines of the exception's details are stored; <see langword="null"/> stores all. Default: 100, see <c>UseMaxLinesInExceptionDetails</c>.</summary>
    [JsonIgnore]
    public int? MaxLinesInStackTrace { get; set; } = DefaultMaxLines;

    /// <summary>Gives the time, the exception and the server.</summary>
    public Dictionary<string, string> SerializeData()
    {
        var data = new Dictionary<string, string>
        {
            ["FailedAt"] = JobHelper.SerializeDateTime(FailedAt),
            ["ExceptionType"] = Exception.GetType().FullName ?? Exception.GetType().Name,
            ["ExceptionMessage"] = Exception.Message,
            ["ExceptionDetails"] = ExceptionDetails.Of(Exception, MaxLinesInStackTrace, IncludeFileInfo),
        };
        if (ServerId is not null) data["ServerId"] = ServerId;
        return data;
    }
}
