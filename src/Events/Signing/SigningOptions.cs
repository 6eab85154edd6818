namespace Events;

/// <summary>Settings of message signatures. Faults are reported together when the application starts.</summary>
public sealed class SigningOptions
{
    /// <summary>The keys. The default is none: nothing is signed, nothing is verified.</summary>
    public IList<SigningKey> Keys { get; } = [];

    /// <summary>What is asked of events that <see cref="Events"/> does not name. The default, <c>null</c>, requires signatures as soon as there is a key.</summary>
    public SignaturePolicy? Policy { get; set; }

    /// <summary>What is asked of single events, by wire name. The default is none.</summary>
    public IDictionary<string, SignaturePolicy> Events { get; } = new Dictionary<string, SignaturePolicy>(StringComparer.Ordinal);

    /// <summary>Whether this application signs what it sends. The default is <c>true</c>; it then needs an active key, if it has any.</summary>
    public bool SignOutgoing { get; set; } = true;

    /// <summary>How old the signature of a message from a queue may be. The default is 14 days, what queues keep messages for.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How old the signature of a direct HTTP call may be. The default is 5 minutes.</summary>
    public TimeSpan CallbackMaxAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far the clock of a sender may run ahead. The default is 5 minutes.</summary>
    public TimeSpan FutureSkew { get; set; } = TimeSpan.FromMinutes(5);

    internal SignaturePolicy PolicyOf(string? eventName) =>
        eventName is not null && Events.TryGetValue(eventName, out var policy) ? policy : Policy ?? DefaultPolicy;

    internal TimeSpan MaxAgeOf(MessageRoute route) => route == MessageRoute.Callback ? CallbackMaxAge : MaxAge;

    private SignaturePolicy DefaultPolicy => Keys.Count > 0 ? SignaturePolicy.Require : SignaturePolicy.Off;
}
