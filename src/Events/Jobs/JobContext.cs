namespace Events;

/// <summary>The job that is running, as the engine describes it.</summary>
/// <param name="JobId">The job's id in the dashboard.</param>
/// <param name="JobKey">Identifies the job for ever.</param>
/// <param name="Attempt">Which attempt this is.</param>
/// <param name="Policy">What follows a failed attempt.</param>
/// <param name="Cancellation">Cancelled when the server stops or the job is deleted.</param>
internal sealed record JobContext(string JobId, string JobKey, int Attempt, RetryPolicy Policy, CancellationToken Cancellation)
    : IJobContext
{
    private static readonly TimeSpan BeforeOnceMore = TimeSpan.FromSeconds(10);

    /// <summary>Which series of attempts this is: 1, and one more each time somebody requeued the job after it had failed for good.</summary>
    public int Series { get; init; } = 1;

    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Where progress is shown; <c>null</c> shows none.</summary>
    public JobProgress? Progress { get; init; }

    /// <summary>Remembers steps; <c>null</c> remembers none.</summary>
    public JobSteps? Steps { get; init; }

    public int MaxAttempts => Policy.MaxRetries + 1;

    public void Report(double percent, string? text = null) => Progress?.Report(percent, text);

    public Task<T> StepAsync<T>(string label, Func<CancellationToken, Task<T>> action)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(action);
        return (Steps ?? throw new NoStepStoreException(label)).RunAsync(this, label, action);
    }

    public Task StepAsync(string label, Func<CancellationToken, Task> action) => StepAsync(label, async cancel =>
    {
        await action(cancel);
        return true;
    });

    /// <summary>A stop of the server or a deletion of the job ended the attempt; that is no failure of the work.</summary>
    public bool WasInterrupted(Exception exception) =>
        exception is OperationCanceledException && Cancellation.IsCancellationRequested;

    /// <summary>Decides what follows a failed attempt and tells the engine, through the exception.</summary>
    public RetryDecision Decide(Exception exception)
    {
        var decision = Policy.Decide(Attempt, exception, Random.Shared);
        RetryVerdict.Attach(exception, Attempt, MaxAttempts, decision);
        return decision;
    }

    /// <summary>Has the last attempt made once more, because its failure could not be written down and would be lost.</summary>
    public void DoNotGiveUp(Exception exception, RetryDecision decision)
    {
        if (!decision.Retry)
        {
            RetryVerdict.Attach(exception, Attempt - 1, MaxAttempts, RetryDecision.Again(BeforeOnceMore));
        }
    }
}
