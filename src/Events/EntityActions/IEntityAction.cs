namespace Events;

/// <summary>What all entity actions have in common. Derive from <see cref="EntityAction{TEntity,TKey,TSuccess,TFailure}"/> instead.</summary>
public interface IEntityAction
{
    internal EntityActionRunner? Runner { get; set; }

    internal ChunkRunner? Chunks { get; set; }
}
