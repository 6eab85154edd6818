using Hangfire.Common;
using Hangfire.Queues;
using Newtonsoft.Json;

namespace Hangfire.States;

/// <summary>The job waits in a queue for a worker.</summary>
public class EnqueuedState : IState
{
    /// <summary>The queue of jobs that name none.</summary>
    public const string DefaultQueue = "default";

    /// <summary>The stored name of this state.</summary>
    public static readonly string StateName = "Enqueued";

    private string queue;

    /// <summary>Enqueues into the default queue.</summary>
    public EnqueuedState()
        : this(DefaultQueue)
    {
    }

    /// <summary>Enqueues into <paramref name="queue"/>.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lowercase letters, digits, underscore and dash.</exception>
    public EnqueuedState(string queue)
    {
        QueueName.Validate(queue, nameof(queue));
        this.queue = queue;
    }

    /// <summary>The queue. A job with a queue of its own waits there instead.</summary>
    /// <exception cref="ArgumentException">The name has other characters than lowercase letters, digits, underscore and dash.</exception>
    public string Queue
    {
        get => queue;
        set
        {
            QueueName.Validate(value, nameof(value));
            queue = value;
        }
    }

    /// <summary>When this state was made, in UTC.</summary>
    [JsonIgnore]
    public DateTime EnqueuedAt { get; } = DateTime.UtcNow;

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

    /// <summary>Gives the queue and the time.</summary>
    public Dictionary<string, string> SerializeData() => new()
    {
        ["EnqueuedAt"] = JobHelper.SerializeDateTime(EnqueuedAt),
        ["Queue"] = Queue,
    };
}
