namespace Events;

/// <summary>Thrown by an action or a handler that wants to be tried again later, such as when the other side said when to come back.</summary>
/// <remarks>The attempt counts like any other: when none is left, it was the last. <c>RetryOn</c> and <c>NeverOn</c> do not apply, nor does jitter.</remarks>
/// <param name="reason">Why, made for people.</param>
/// <param name="delay">How long to wait; the default is one second, however many attempts there were.</param>
/// <param name="inner">What caused it, if anything.</param>
public sealed class RetryRequestedException(string reason, TimeSpan? delay = null, Exception? inner = null)
    : EventsException($"Another attempt was asked for: {reason}", inner)
{
    /// <summary>How long a requested retry waits that names no delay: one second.</summary>
    public static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait; never less than zero.</summary>
    public TimeSpan Delay { get; } = delay is { } asked ? (asked < TimeSpan.Zero ? TimeSpan.Zero : asked) : DefaultDelay;
}
