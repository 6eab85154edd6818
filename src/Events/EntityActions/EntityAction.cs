using System.Linq.Expressions;

namespace Events;

/// <summary>A background job that loads an entity by its id and acts on it. This one publishes nothing; see the classes derived from it.</summary>
/// <remarks>
/// Everything the action changes in the scope's DbContext, the record of the outcome, the event and the deletion of the entity, where asked
/// for, are one transaction. While attempts remain, a failure publishes and deletes nothing. Every attempt has an instance and a scope of its own.
/// </remarks>
/// <typeparam name="TEntity">The entity's class.</typeparam>
/// <typeparam name="TKey">The type of its primary key; of a key of several columns a record or tuple with a part for each, in their order.</typeparam>
public abstract class EntityAction<TEntity, TKey> : IEntityAction
    where TEntity : class
    where TKey : notnull
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

    Task<Receipt?> IEntityAction.RecordFailureAsync(EntityFailure failure, EntityRun run, Exception error) =>
        failure.RecordAsync(this, (TKey)run.Id, run, error);

    internal EntityLookup<TEntity> LookupOf(TKey id, Locking locking) => new(Match(id), Shape, locking);

    internal Task ActAsync(TEntity entity, CancellationToken cancel) => ExecuteAsync(entity, cancel);

    /// <summary>Forgets what an earlier run of the same transaction left in the action.</summary>
    internal virtual void Begin()
    {
    }

    /// <summary>What the action set for the entity it has just acted on, so that a chunk of entities may share the action.</summary>
    internal virtual EventPayload? Override { get => null; set { } }

    internal virtual EventPayload? SuccessOf(TEntity entity) => null;

    internal virtual EventPayload? FailureOf(FailurePayloads payloads, Exception error, object id) => null;

    /// <summary>Does the work. Changes to the entity are saved by the library.</summary>
    /// <param name="entity">The entity, freshly loaded and tracked.</param>
    /// <param name="cancel">Cancelled when the time is over, the server stops or the job is deleted; pass it on.</param>
    protected abstract Task ExecuteAsync(TEntity entity, CancellationToken cancel);

    /// <summary>Adds to the query that loads the entity: includes, split queries, query filters left out. The default adds nothing.</summary>
    /// <param name="entities">All entities of the class.</param>
    protected virtual IQueryable<TEntity> Shape(IQueryable<TEntity> entities) => entities;

    /// <summary>Finds the entity by something else than its primary key. The default is <c>null</c>: by the key.</summary>
    /// <param name="id">What the job was enqueued with. The condition must hold for one entity at most.</param>
    protected virtual Expression<Func<TEntity, bool>>? Match(TKey id) => null;
}
