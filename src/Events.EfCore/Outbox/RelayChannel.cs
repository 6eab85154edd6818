namespace Events.EfCore;

/// <summary>Where processes tell each other of committed events.</summary>
internal sealed class RelayChannel
{
    public const string Name = "events_committed";

    /// <summary>What the session that listens is called, so that others see that a relay is alive.</summary>
    public const string SessionName = "events relay";

    /// <summary>Tells this process from others: it needs no news of its own commits.</summary>
    public string Sender { get; } = Guid.NewGuid().ToString("n");
}
