namespace Events;

/// <summary>One thing that happened to an entity.</summary>
/// <param name="At">When.</param>
/// <param name="Kind"><c>Requested</c> for a job asked for, <c>Job</c> for one that has ended, <c>Event</c> for an event.</param>
/// <param name="EntityName">The entity's name.</param>
/// <param name="Name">The action's class, or the event's wire name.</param>
/// <param name="Status">How the job ended, or what became of the event, handler by handler.</param>
/// <param name="JobId">The job in the dashboard, where there is one.</param>
/// <param name="Attempt">The attempt that ended the job.</param>
/// <param name="EventId">The event; for a job the one that tells of its outcome.</param>
public sealed record EntityHistoryEntry(
    DateTimeOffset At, string Kind, string EntityName, string Name, string Status, string? JobId, int? Attempt, Guid? EventId);
