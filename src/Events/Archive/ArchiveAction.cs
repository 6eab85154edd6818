namespace Events;

/// <summary>Who changed the archive, and how.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; <c>retention</c> for the library itself.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Filter">What was chosen, in words.</param>
/// <param name="Deliveries">How many deliveries it concerned.</param>
public sealed record ArchiveAction(DateTimeOffset At, string By, ArchiveActionKind Kind, string Filter, int Deliveries);
