using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire;

/// <summary>Runs a failed job again after a delay. Acts on every job; an attribute on a class or method replaces the global one.</summary>
public sealed class AutomaticRetryAttribute : JobFilterAttribute, IElectStateFilter, IApplyStateFilter
{
    /// <summary>Number of retries of jobs that say nothing else: 10.</summary>
    public static readonly int DefaultRetryAttempts = 10;

    private const string RetryCount = "RetryCount";
    private const string Retries = "retries";
    private const string ReasonPrefix = "Retry attempt ";

    private static readonly ILog Log = LogProvider.For<AutomaticRetryAttribute>();

    private int attempts = DefaultRetryAttempts;
    private int[]? delaysInSeconds;
    private Func<long, int> delayInSecondsByAttemptFunc = RetryDelay.InSeconds;

    /// <summary>Creates the filter with order 20.</summary>
    public AutomaticRetryAttribute()
    {
        Order = 20;
    }

    /// <summary>Number of retries after the first run. Default: 10; zero turns retries off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Attempts
    {
        get => attempts;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            attempts = value;
        }
    }

    /// <summary>Delay before each retry, in seconds; the last one serves all further retries. Zero enqueues at once.</summary>
    /// <exception cref="ArgumentException">There is no delay, or a negative one.</exception>
    public int[] DelaysInSeconds
    {
        get => delaysInSeconds!;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Length == 0 || value.Any(delay => delay < 0))
                throw new ArgumentException(
                    $"Expected one or more delays of zero or more seconds, got '{string.Join(", ", value)}'.", nameof(value));

            delaysInSeconds = value;
        }
    }

    /// <summary>Gives the delay before a retry, in seconds, from its number, 1 being the first. <see cref="DelaysInSeconds"/> wins.</summary>
    public Func<long, int> DelayInSecondsByAttemptFunc
    {
        get => delayInSecondsByAttemptFunc;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            delayInSecondsByAttemptFunc = value;
        }
    }

    /// <summary>What becomes of a job that used up its attempts. Default: it stays failed.</summary>
    public AttemptsExceededAction OnAttemptsExceeded { get; set; } = AttemptsExceededAction.Fail;

    /// <summary>Whether retries are logged. Default: <see langword="true"/>.</summary>
    public bool LogEvents { get; set; } = true;

    /// <summary>Retries only after these exceptions and those derived from them; empty means all.</summary>
    public Type[] OnlyOn { get; set; } = [];

    /// <summary>Never retries after these exceptions and those derived from them.</summary>
    public Type[] ExceptOn { get; set; } = [];

    /// <summary>Replaces a failed candidate by a retry, or by a deletion when the attempts are used up.</summary>
    public void OnStateElection(ElectStateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.CandidateState is not FailedState failed || !IsRetried(failed.Exception)) return;

        var attempt = context.GetJobParameter<int>(RetryCount, allowStale: true) + 1;
        if (attempt <= Attempts) Retry(context, failed, attempt);
        else GiveUp(context, failed);
    }

    /// <summary>Lists a job that waits for its retry.</summary>
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(transaction);
        if (context.NewState is ScheduledState { Reason: { } reason } && reason.StartsWith(ReasonPrefix, StringComparison.Ordinal))
            transaction.AddToSet(Retries, context.BackgroundJob.Id);
    }

    /// <summary>Takes a job off that list.</summary>
    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(transaction);
        if (context.OldStateName == ScheduledState.StateName) transaction.RemoveFromSet(Retries, context.BackgroundJob.Id);
    }

    private bool IsRetried(Exception exception) =>
        (OnlyOn is not { Length: > 0 } || OnlyOn.Any(type => type.IsInstanceOfType(exception)))
        && (ExceptOn is not { Length: > 0 } || !ExceptOn.Any(type => type.IsInstanceOfType(exception)));

    private void Retry(ElectStateContext context, FailedState failed, int attempt)
    {
        var delay = TimeSpan.FromSeconds(DelayOf(attempt));
        var reason = $"{ReasonPrefix}{attempt} of {Attempts}: {Shortened(failed.Exception.Message)}";

        context.SetJobParameter(RetryCount, attempt);
        context.CandidateState = delay > TimeSpan.Zero
            ? new ScheduledState(delay) { Reason = reason }
            : new EnqueuedState { Reason = reason };

        if (LogEvents)
            Log.WarnException($"Job '{context.BackgroundJob.Id}' failed. Retry attempt {attempt} of {Attempts} follows in {delay}.", failed.Exception);
    }

    private void GiveUp(ElectStateContext context, FailedState failed)
    {
        var why = Attempts > 0 ? "Exceeded the maximum number of retry attempts." : "Retries were disabled for this job.";
        if (OnAttemptsExceeded == AttemptsExceededAction.Delete)
            context.CandidateState = new DeletedState(new ExceptionInfo(failed.Exception)) { Reason = why };

        if (LogEvents) Log.ErrorException($"Job '{context.BackgroundJob.Id}' failed and is not retried. {why}", failed.Exception);
    }

    private int DelayOf(int attempt) =>
        delaysInSeconds is { } delays ? delays[Math.Min(attempt, delays.Length) - 1] : DelayInSecondsByAttemptFunc(attempt);

    private static string Shortened(string message) => message.Length <= 50 ? message : string.Concat(message.AsSpan(0, 50), "…");
}
