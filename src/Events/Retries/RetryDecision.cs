namespace Events;

/// <summary>What follows a failed attempt: another one after a delay, or none.</summary>
/// <param name="Retry">Whether another attempt follows.</param>
/// <param name="Delay">How long it waits.</param>
public readonly record struct RetryDecision(bool Retry, TimeSpan Delay)
{
    /// <summary>No further attempt.</summary>
    public static RetryDecision GiveUp => default;

    /// <summary>Another attempt after a delay.</summary>
    public static RetryDecision Again(TimeSpan delay) => new(true, delay);
}
