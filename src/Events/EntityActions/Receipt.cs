namespace Events;

/// <summary>The outcome of one entity job, committed together with its effect.</summary>
/// <param name="JobKey">Identifies the job for ever; there is one receipt per key.</param>
/// <param name="JobId">The job's id in the dashboard.</param>
/// <param name="Action">The action's class name.</param>
/// <param name="EntityName">The entity's class name.</param>
/// <param name="EntityId">The entity's key as text.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Attempt">Which attempt ended it.</param>
/// <param name="Series">Which series of attempts it was: 1, and one more each time somebody requeued the job after it had failed for good.</param>
/// <param name="EventId">The event that tells of it, or <c>null</c> when none was published.</param>
public sealed record Receipt(
    string JobKey, string JobId, string Action, string EntityName, string EntityId, Outcome Outcome, int Attempt, int Series, Guid? EventId);
