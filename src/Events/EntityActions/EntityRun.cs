namespace Events;

/// <summary>One attempt of one action on one entity.</summary>
internal sealed record EntityRun(EntityActionDescriptor Action, JobContext Job, object Id)
{
    public string EntityName => Action.EntityType.Name;

    public string EntityId { get; } = EntityKey.TextOf(Id) is { Length: > 0 } text ? text : "Unknown";

    public Receipt ReceiptOf(Outcome outcome, Guid? eventId) =>
        new(Job.JobKey, Job.JobId, Action.Name, EntityName, EntityId, outcome, Job.Attempt, Job.Series, eventId);

    public override string ToString() => $"{Action.Name} on {EntityName} \"{EntityId}\"";
}
