namespace Events;

/// <summary>A committed event the relay has to find the handlers of.</summary>
/// <param name="Id">The event.</param>
/// <param name="Name">The wire name.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="IsReceived">Whether it came from another system; then it is not sent out again.</param>
public sealed record PendingEvent(Guid Id, string Name, string Publisher, bool IsReceived)
{
    /// <summary>Its place among all events, in the order they were stored.</summary>
    public long Position { get; init; }

    /// <summary>What it is about, as name and id; deliveries that come one after the other do so for each of these.</summary>
    public string? Entity { get; init; }

    /// <summary>Whether it has waited for longer than it is left to others that may know it.</summary>
    public bool IsOverdue { get; init; }
}
