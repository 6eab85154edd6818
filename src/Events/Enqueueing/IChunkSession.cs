namespace Events;

/// <summary>What a chunk of entities needs of the store beyond what one entity needs.</summary>
internal interface IChunkSession
{
    /// <summary>The entities with these primary keys that exist, tracked, by key.</summary>
    Task<IReadOnlyDictionary<TKey, TEntity>> FindAllAsync<TEntity, TKey>(
        EntityActionDescriptor action, IReadOnlyCollection<TKey> keys, Func<IQueryable<TEntity>, IQueryable<TEntity>> shape, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull;

    /// <summary>Asks for a job when the unit of work is saved.</summary>
    void Request(EntityActionDescriptor action, object key);

    /// <summary>Whether the transaction can go no further after the error.</summary>
    bool EndsTransaction(Exception error);

    /// <summary>Whether the error passes by itself.</summary>
    bool IsTransient(Exception error);
}
