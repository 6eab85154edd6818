namespace Events;

/// <summary>The retry policy of an entity action or a handler, in place of the application's default. Its numbers are checked when the application starts.</summary>
/// <param name="maxRetries">How many attempts may follow the first; 0 means none.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RetryAttribute(int maxRetries) : Attribute
{
    private const int LongestDelaySeconds = 31_536_000;

    /// <summary>How many attempts may follow the first.</summary>
    public int MaxRetries { get; } = maxRetries;

    /// <summary>The delay before the first retry, in seconds; it doubles with each. The default is 1.</summary>
    public double FactorSeconds { get; init; } = 1;

    /// <summary>No delay is longer than this, in seconds. The default is 3600.</summary>
    public double MaxDelaySeconds { get; init; } = 3600;

    /// <summary>How much chance goes into a delay. The default is <see cref="Jitter.Full"/>.</summary>
    public Jitter Jitter { get; init; } = Jitter.Full;

    /// <summary>When not empty, only these exceptions are retried. The default is empty: any.</summary>
    public Type[] RetryOn { get; init; } = [];

    /// <summary>These exceptions are never retried. The default is empty.</summary>
    public Type[] NeverOn { get; init; } = [];

    internal IEnumerable<string> FaultsOn(Type type)
    {
        if (MaxRetries < 0 || !(FactorSeconds >= 0 && FactorSeconds <= MaxDelaySeconds && MaxDelaySeconds <= LongestDelaySeconds))
        {
            yield return FormattableString.Invariant($"The retries of {type.Name} are {MaxRetries}, from {FactorSeconds} to {MaxDelaySeconds} seconds apart. ")
                + FormattableString.Invariant($"Use 0 retries or more, and 0 ≤ {nameof(FactorSeconds)} ≤ {nameof(MaxDelaySeconds)} ≤ {LongestDelaySeconds} (a year).");
        }
    }

    internal RetryPolicy ToPolicy() => new()
    {
        MaxRetries = MaxRetries,
        Factor = TimeSpan.FromSeconds(FactorSeconds),
        MaxDelay = TimeSpan.FromSeconds(MaxDelaySeconds),
        Jitter = Jitter,
        RetryOn = RetryOn,
        NeverOn = NeverOn,
    };
}
