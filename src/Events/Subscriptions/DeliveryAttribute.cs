namespace Events;

/// <summary>How stored events reach a handler, where that is not one job per event with retries of its own.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DeliveryAttribute : Attribute
{
    /// <summary>
    /// Whether the handler runs while the event is published, inside the publisher's transaction: both are committed or neither is, there are no retries, and
    /// what it throws reaches the publisher. An event that is received, or published where the handler is unknown, gets a job as usual. The default is <c>false</c>.
    /// </summary>
    public bool Inline { get; init; }

    /// <summary>
    /// Whether the handler may share jobs, with other such handlers of the queue and with further events of the same name, for work that is cheap. What shares
    /// a job shares one transaction; when a handler fails, it gets a job and retries of its own, and the others are run again without it. The default is <c>false</c>.
    /// </summary>
    public bool Shared { get; init; }

    /// <summary>
    /// Whether events of one entity reach the handler one after the other, in the order they were stored: the next waits until the one before is handled,
    /// archived or discarded. The default is <c>false</c>.
    /// </summary>
    public bool Ordered { get; init; }

    internal string? Fault() => Inline && (Shared || Ordered) ? "Inline together with Shared or Ordered"
        : Shared && Ordered ? "Shared together with Ordered"
        : null;
}
