namespace Events;

/// <summary>What an entity action needs of the store, in the scope of one attempt.</summary>
public interface IEntitySession
{
    /// <summary>The recorded outcome of a job, or <c>null</c> when it has none yet.</summary>
    Task<Receipt?> FindReceiptAsync(string jobKey, CancellationToken cancel);

    /// <summary>The entity an action is for, tracked, or <c>null</c>.</summary>
    /// <param name="key">Its primary key, unless the lookup matches something else.</param>
    /// <param name="lookup">How the action wants it loaded.</param>
    /// <param name="cancel">Cancels the query.</param>
    Task<TEntity?> FindAsync<TEntity, TKey>(TKey key, EntityLookup<TEntity> lookup, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull;

    /// <summary>The entity an action is for and the recorded outcome of its job, asked together. Where there is an outcome, the entity is of no matter.</summary>
    async Task<(TEntity? Entity, Receipt? Receipt)> LoadAsync<TEntity, TKey>(
        TKey key, EntityLookup<TEntity> lookup, string jobKey, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull =>
        await FindReceiptAsync(jobKey, cancel) is { } receipt ? (null, receipt) : (await FindAsync(key, lookup, cancel), null);

    /// <summary>Deletes the entity when the unit of work is saved.</summary>
    void Remove<TEntity>(TEntity entity)
        where TEntity : class;

    /// <summary>Records the outcome of the job when the unit of work is saved.</summary>
    /// <remarks>Saving fails with <see cref="DuplicateOutcomeException"/> when the job has an outcome already.</remarks>
    void Add(Receipt receipt);

    /// <summary>Whether somebody else's change got in the way, so that running again on the new state may succeed.</summary>
    bool IsConflict(Exception exception);

    /// <summary>The exception to report: with a hint, where the store sees that it was used in a way it does not allow. The default is the exception as it is.</summary>
    Exception Explain(Exception exception) => exception;
}
