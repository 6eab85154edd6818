namespace Events;

/// <summary>A background job that loads an entity by its id, acts on it, and publishes how that ended.</summary>
/// <typeparam name="TEntity">The entity's class.</typeparam>
/// <typeparam name="TKey">The type of its primary key.</typeparam>
/// <typeparam name="TSuccess">Published when the action succeeded; <see cref="NoEvent"/> for an action that publishes its failure only.</typeparam>
/// <typeparam name="TFailure">Published when the last attempt has failed; filled from the exception.</typeparam>
/// <example><code>BackgroundJob.Enqueue&lt;FulfilOrder&gt;(x => x.Run(orderId));</code></example>
public abstract class EntityAction<TEntity, TKey, TSuccess, TFailure> : EntityAction<TEntity, TKey, TSuccess>
    where TEntity : class
    where TKey : notnull
    where TSuccess : EventPayload
    where TFailure : EventFailPayload, new()
{
    internal override EventPayload? FailureOf(FailurePayloads payloads, Exception error, object id) => payloads.Create<TFailure>(error, id);
}
