namespace Events;

/// <summary>The entity a job should act on does not exist. Unless the action says otherwise, the job fails at once and its failure event carries the requested id.</summary>
public sealed class EntityNotFoundException : EventsException
{
    private readonly bool mayStillCome;

    internal EntityNotFoundException(Type entityType, object id, bool mayStillCome = false)
        : base($"There is no {entityType.Name} with the id \"{EntityKey.TextOf(id)}\". It was deleted, or the job was enqueued before it was saved.")
    {
        EntityType = entityType;
        Id = id;
        this.mayStillCome = mayStillCome;
    }

    /// <summary>The entity's class.</summary>
    public Type EntityType { get; }

    /// <summary>The id that was asked for.</summary>
    public object Id { get; }

    internal override bool IsPermanent => !mayStillCome;
}
