namespace Events.EfCore;

/// <summary>A request for a job on an entity whose key the database generates when it is saved.</summary>
internal sealed record LateRequest(Guid Id, EntityActionDescriptor Action, object Entity, DateTimeOffset? DueAt);
