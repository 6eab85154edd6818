namespace Events;

/// <summary>When a failed attempt is followed by another, and after how long: <c>min(MaxDelay, Factor × 2ⁿ)</c> for the n-th retry, counted from 0.</summary>
/// <remarks>
/// With the defaults and no jitter the delays are 1, 2, 4, … 2048 seconds and then an hour each. A policy is a pure value: it waits for
/// nothing and remembers nothing.
/// </remarks>
public sealed record RetryPolicy
{
    /// <summary>The policy of actions and handlers that declare none.</summary>
    public static RetryPolicy Default { get; } = new();

    /// <summary>One attempt and no retry.</summary>
    public static RetryPolicy None { get; } = new() { MaxRetries = 0 };

    /// <summary>How many attempts may follow the first. The default is 15; 0 means none.</summary>
    public int MaxRetries { get; init; } = 15;

    /// <summary>The delay before the first retry. The default is one second.</summary>
    public TimeSpan Factor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No delay is longer than this. The default is one hour.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How much chance goes into a delay. The default is <see cref="Jitter.Full"/>.</summary>
    public Jitter Jitter { get; init; } = Jitter.Full;

    /// <summary>When not empty, only these exceptions (and those derived from them) are retried. The default is empty: any.</summary>
    public IReadOnlyList<Type> RetryOn { get; init; } = [];

    /// <summary>These exceptions (and those derived from them) are never retried. The default is empty.</summary>
    public IReadOnlyList<Type> NeverOn { get; init; } = [];

    /// <summary>What follows a failed attempt.</summary>
    /// <param name="attempt">Which attempt failed; the first run is 1.</param>
    /// <param name="exception">Why it failed.</param>
    /// <param name="random">Where jitter comes from.</param>
    public RetryDecision Decide(int attempt, Exception exception, Random random)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(random);
        return attempt <= MaxRetries && CanHeal(exception)
            ? RetryDecision.Again(WithJitter(DelayBeforeRetry(attempt - 1), random))
            : RetryDecision.GiveUp;
    }

    /// <summary>The delay before a retry, jitter left out.</summary>
    /// <param name="retry">Which retry, counted from 0.</param>
    public TimeSpan DelayBeforeRetry(int retry)
    {
        var seconds = Factor.TotalSeconds * Math.Pow(2, Math.Clamp(retry, 0, 62));
        return seconds >= MaxDelay.TotalSeconds ? MaxDelay : TimeSpan.FromSeconds(seconds);
    }

    private bool CanHeal(Exception exception) =>
        exception is not EventsException { IsPermanent: true }
        && !NeverOn.Any(type => type.IsInstanceOfType(exception))
        && (RetryOn.Count == 0 || RetryOn.Any(type => type.IsInstanceOfType(exception)));

    private TimeSpan WithJitter(TimeSpan delay, Random random) =>
        Jitter == Jitter.None ? delay : TimeSpan.FromSeconds(random.NextInt64((long)delay.TotalSeconds + 1));
}
