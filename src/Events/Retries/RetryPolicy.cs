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

    /// <summary>Policies of their own for some exceptions; the nearest ancestor of the exception wins. The default is empty.</summary>
    public IReadOnlyList<RetryOverride> Overrides { get; init; } = [];

    /// <summary>Whether numbers and delays make sense, those of the overrides included.</summary>
    internal bool CanWork =>
        MaxRetries >= 0 && Factor >= TimeSpan.Zero && MaxDelay >= Factor && Overrides.All(nearer => nearer.Policy.CanWork);

    /// <summary>What follows a failed attempt.</summary>
    /// <param name="attempt">Which attempt failed; the first run is 1.</param>
    /// <param name="exception">Why it failed.</param>
    /// <param name="random">Where jitter comes from.</param>
    public RetryDecision Decide(int attempt, Exception exception, Random random)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(random);
        if (PolicyFor(exception) is { } nearer)
        {
            return nearer.Decide(attempt, exception, random);
        }

        if (attempt > MaxRetries || !CanHeal(exception))
        {
            return RetryDecision.GiveUp;
        }

        return RetryDecision.Again(exception is RetryRequestedException requested ? requested.Delay : WithJitter(DelayBeforeRetry(attempt - 1), random));
    }

    /// <summary>The delay before a retry, jitter left out.</summary>
    /// <param name="retry">Which retry, counted from 0.</param>
    public TimeSpan DelayBeforeRetry(int retry)
    {
        var seconds = Factor.TotalSeconds * Math.Pow(2, Math.Clamp(retry, 0, 62));
        return seconds >= MaxDelay.TotalSeconds ? MaxDelay : TimeSpan.FromSeconds(seconds);
    }

    /// <summary>The same policy with one of its own for an exception and those derived from it.</summary>
    /// <typeparam name="TException">The exception.</typeparam>
    public RetryPolicy With<TException>(RetryPolicy policy)
        where TException : Exception
    {
        ArgumentNullException.ThrowIfNull(policy);
        return this with { Overrides = [.. Overrides.Where(known => known.Exception != typeof(TException)), new RetryOverride(typeof(TException), policy)] };
    }

    private RetryPolicy? PolicyFor(Exception exception)
    {
        for (var type = exception.GetType(); Overrides.Count > 0 && type is not null; type = type.BaseType)
        {
            if (Overrides.FirstOrDefault(known => known.Exception == type) is { } nearest)
            {
                return nearest.Policy;
            }
        }

        return null;
    }

    private bool CanHeal(Exception exception) =>
        exception is RetryRequestedException
        || (exception is not EventsException { IsPermanent: true }
            && !NeverOn.Any(type => type.IsInstanceOfType(exception))
            && (RetryOn.Count == 0 || RetryOn.Any(type => type.IsInstanceOfType(exception))));

    private TimeSpan WithJitter(TimeSpan delay, Random random) => Jitter switch
    {
        Jitter.None => delay,
        Jitter.Equal => (delay / 2) + (delay / 2 * random.NextDouble()),
        _ when delay < TimeSpan.FromSeconds(1) => delay * random.NextDouble(),
        _ => TimeSpan.FromSeconds(random.NextInt64((long)delay.TotalSeconds + 1)),
    };
}
