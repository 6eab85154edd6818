using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;

namespace Hangfire;

/// <summary>Deletes jobs that no worker took up in time, counted from their creation.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method, AllowMultiple = false)]
public sealed class LatencyTimeoutAttribute : JobFilterAttribute, IElectStateFilter
{
    private static readonly ILog Log = LogProvider.For<LatencyTimeoutAttribute>();

    /// <summary>Deletes jobs that are older when a worker takes them up.</summary>
    /// <param name="timeoutInSeconds">Age in seconds; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is negative.</exception>
    public LatencyTimeoutAttribute(int timeoutInSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(timeoutInSeconds);
        TimeoutInSeconds = timeoutInSeconds;
    }

    /// <summary>Level of the message about a deleted job. Default: debug.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.Debug;

    /// <summary>Age in seconds after which a job is deleted in place of being run.</summary>
    public int TimeoutInSeconds { get; }

    /// <summary>Deletes a job that is about to run too late.</summary>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is not ProcessingState) return;

        var age = DateTime.UtcNow - context.BackgroundJob.CreatedAt;
        if (age.TotalSeconds < TimeoutInSeconds) return;

        context.CandidateState = new DeletedState { Reason = $"Background job has exceeded latency timeout of {TimeoutInSeconds} second(s)" };
        Log.Log(LogLevel, () => $"Job '{context.BackgroundJob.Id}' is {age} old. It is deleted, because its latency timeout is {TimeoutInSeconds} seconds.");
    }
}
