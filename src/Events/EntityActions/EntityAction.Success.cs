namespace Events;

/// <summary>An entity action that publishes its success, and no failure.</summary>
/// <typeparam name="TEntity">The entity's class.</typeparam>
/// <typeparam name="TKey">The type of its primary key.</typeparam>
/// <typeparam name="TSuccess">Published when the action succeeded; filled from the entity, member by member, unless <see cref="MapSuccess"/> says otherwise.</typeparam>
public abstract class EntityAction<TEntity, TKey, TSuccess> : EntityAction<TEntity, TKey>
    where TEntity : class
    where TKey : notnull
    where TSuccess : EventPayload
{
    /// <summary>Published instead of what <see cref="MapSuccess"/> builds, when the action sets it. It belongs to one attempt. The default is <c>null</c>.</summary>
    protected TSuccess? Payload { get; set; }

    internal override EventPayload? Override { get => Payload; set => Payload = (TSuccess?)value; }

    internal override void Begin() => Payload = null;

    internal override EventPayload? SuccessOf(TEntity entity) => Payload ?? (typeof(TSuccess) == typeof(NoEvent) ? null : MapSuccess(entity));

    /// <summary>Builds the success payload from the entity as the action left it. Return <c>null</c> to publish nothing.</summary>
    /// <remarks>The default copies the members whose names match, ignoring case; nested records and collections likewise.</remarks>
    protected virtual TSuccess? MapSuccess(TEntity entity) => PayloadMap<TEntity, TSuccess>.Map(entity);
}
