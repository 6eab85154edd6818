namespace Events;

/// <summary>A committed event the relay has to find the handlers of.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="IsReceived">Whether it came from another system; then it is not sent out again.</param>
public sealed record PendingEvent(string Name, string Publisher, bool IsReceived)
{
    /// <summary>Whether it has waited for longer than it is left to others that may know it.</summary>
    public bool IsOverdue { get; init; }
}
