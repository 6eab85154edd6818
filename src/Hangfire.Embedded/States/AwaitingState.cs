using System.Globalization;
using Hangfire.Common;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>The job waits for the end of another one.</summary>
public class AwaitingState : IState
{
    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Awaiting";

    private static readonly TimeSpan DefaultExpiration = TimeSpan.FromDays(365);

    /// <summary>Waits for <paramref name="parentId"/>, then is enqueued.</summary>
    public AwaitingState(string parentId)
        : this(parentId, new EnqueuedState())
    {
    }

    /// <summary>Waits for <paramref name="parentId"/> to succeed.</summary>
    public AwaitingState(string parentId, IState nextState)
        : this(parentId, nextState, JobContinuationOptions.OnlyOnSucceededState)
    {
    }

    /// <summary>Waits for <paramref name="parentId"/> to end in one of the ways <paramref name="options"/> names.</summary>
    public AwaitingState(string parentId, IState nextState, JobContinuationOptions options)
        : this(parentId, nextState, options, DefaultExpiration)
    {
    }

    /// <summary>Waits for another job.</summary>
    /// <param name="parentId">Id of the job to wait for.</param>
    /// <param name="nextState">State after the wait.</param>
    /// <param name="options">Which ends of the parent count.</param>
    /// <param name="expiration">How long to wait at most.</param>
    [JsonConstructor]
    public AwaitingState(string parentId, IState nextState, JobContinuationOptions options, TimeSpan expiration)
    {
        ArgumentException.ThrowIfNullOrEmpty(parentId);
        ArgumentNullException.ThrowIfNull(nextState);

        ParentId = parentId;
        NextState = nextState;
        Options = options;
        Expiration = expiration;
    }

    /// <summary>Id of the job to wait for.</summary>
    public string ParentId { get; }

    /// <summary>State after the wait.</summary>
    [JsonConverter(typeof(TypedJsonConverter))]
    public IState NextState { get; }

    /// <summary>Which ends of the parent count.</summary>
    public JobContinuationOptions Options { get; }

    /// <summary>How long to wait at most. Default: 365 days.</summary>
    public TimeSpan Expiration { get; }

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

    /// <summary>Gives the parent, the next state as JSON and the options.</summary>
    public Dictionary<string, string> SerializeData()
    {
        var data = new Dictionary<string, string>
        {
            ["ParentId"] = ParentId,
            ["NextState"] = SerializationHelper.Serialize(NextState, SerializationOption.TypedInternal),
            ["Options"] = Options.ToString("D"),
        };
        if (Expiration != DefaultExpiration) data["Expiration"] = Expiration.ToString("c", CultureInfo.InvariantCulture);
        return data;
    }
}
