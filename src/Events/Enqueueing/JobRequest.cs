namespace Events;

/// <summary>An entity job asked for inside a transaction, to be created once that has committed.</summary>
/// <param name="Id">Becomes the key of the job, so that a job created twice has its effect once.</param>
/// <param name="ActionType">The action to run.</param>
/// <param name="Argument">The entity's key; for a chunk an array of keys.</param>
/// <param name="DueAt">When to run it; <c>null</c> means at once.</param>
internal sealed record JobRequest(Guid Id, Type ActionType, object Argument, DateTimeOffset? DueAt);
