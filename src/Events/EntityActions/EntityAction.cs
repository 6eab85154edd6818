namespace Events;

/// <summary>A background job that loads an entity by its id, acts on it, and publishes how that ended.</summary>
/// <remarks>
/// Everything the action changes in the scope's DbContext, the record of the outcome, the event and the deletion of the entity, where asked
/// for, are one transaction. While attempts remain, a failure publishes and deletes nothing.
/// </remarks>
/// <typeparam name="TEntity">The entity's class.</typeparam>
/// <typeparam name="TKey">The type of its primary key.</typeparam>
/// <typeparam name="TSuccess">Published when the action succeeded; filled from the entity, member by member, unless <see cref="MapSuccess"/> says otherwise.</typeparam>
/// <typeparam name="TFailure">Published when the last attempt has failed; filled from the exception.</typeparam>
/// <example><code>BackgroundJob.Enqueue&lt;FulfilOrder&gt;(x => x.Run(orderId));</code></example>
public abstract class EntityAction<TEntity, TKey, TSuccess, TFailure> : IEntityAction
    where TEntity : class
    where TKey : notnull
    where TSuccess : EventPayload
    where TFailure : EventFailPayload, new()
{
    EntityActionRunner? IEntityAction.Runner { get; set; }

    ChunkRunner? IEntityAction.Chunks { get; set; }

    /// <summary>Runs the action on the entity with that key, inside a job. Enqueue it; do not call it yourself.</summary>
    /// <exception cref="NoJobException">It was called outside of a job.</exception>
    public Task Run(TKey id) => (((IEntityAction)this).Runner ?? throw new NoJobException()).RunAsync(this, id);

    /// <summary>Runs the action on each of the entities with those keys, inside one job. <c>EnqueueEach</c> enqueues it; do not call it yourself.</summary>
    /// <remarks>They share one transaction and one instance of the action. An id that fails gets a job of its own, with <see cref="Run"/>.</remarks>
    /// <exception cref="NoJobException">It was called outside of a job.</exception>
    public Task RunEach(TKey[] ids) => (((IEntityAction)this).Chunks ?? throw new NoJobException()).RunAsync(this, ids);

    internal Task ActAsync(TEntity entity, CancellationToken cancel) => ExecuteAsync(entity, cancel);

    internal TSuccess? SuccessOf(TEntity entity) => MapSuccess(entity);

    /// <summary>Does the work. Changes to the entity are saved by the library.</summary>
    /// <param name="entity">The entity, freshly loaded and tracked.</param>
    /// <param name="cancel">Cancelled when the server stops or the job is deleted; pass it on.</param>
    protected abstract Task ExecuteAsync(TEntity entity, CancellationToken cancel);

    /// <summary>Builds the success payload from the entity as the action left it. Return <c>null</c> to publish nothing.</summary>
    /// <remarks>The default copies the members whose names match, ignoring case.</remarks>
    protected virtual TSuccess? MapSuccess(TEntity entity) => PayloadMap<TEntity, TSuccess>.Map(entity);
}
