namespace Events;

/// <summary>The entity a job should act on does not exist. Retrying would not help, so the job fails at once and its failure event carries the requested id.</summary>
public sealed class EntityNotFoundException : EventsException
{
    internal EntityNotFoundException(Type entityType, object id)
        : base($"There is no {entityType.Name} with the id \"{PayloadEntityId.AsText(id)}\". It was deleted, or the job was enqueued before it was saved.")
    {
        EntityType = entityType;
        Id = id;
    }

    /// <summary>The entity's class.</summary>
    public Type EntityType { get; }

    /// <summary>The id that was asked for.</summary>
    public object Id { get; }

    internal override bool IsPermanent => true;
}
