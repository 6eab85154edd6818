namespace Events;

/// <summary>One attempt of one action on one entity.</summary>
internal sealed record EntityRun(EntityActionDescriptor Action, JobContext Job, object Id)
{
    public string EntityName => Action.EntityType.Name;

    public string EntityId { get; } = PayloadEntityId.AsText(Id) ?? "Unknown";
}
