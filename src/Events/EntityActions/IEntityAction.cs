namespace Events;

/// <summary>What all entity actions have in common. Derive from <see cref="EntityAction{TEntity,TKey,TSuccess,TFailure}"/> or another of its kind instead.</summary>
public interface IEntityAction
{
    internal EntityActionRunner? Runner { get; set; }

    internal ChunkRunner? Chunks { get; set; }

    /// <summary>Records a final failure without running the action.</summary>
    internal Task<Receipt?> RecordFailureAsync(EntityFailure failure, EntityRun run, Exception error);
}
