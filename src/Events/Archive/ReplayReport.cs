namespace Events;

/// <summary>What a replay did.</summary>
/// <param name="Replayed">How many deliveries were queued again.</param>
/// <param name="FailedAgain">How many of them were back in the archive when it ended; those still under way may follow.</param>
/// <param name="Stopped">Whether it ended early because too many failed again.</param>
public sealed record ReplayReport(int Replayed, int FailedAgain, bool Stopped);
