namespace Events;

/// <summary>Refuses what cannot be the key of an action's entity, before a job is stored that could only fail.</summary>
internal static class EntityKeys
{
    public static object Required(EntityActionDescriptor action, object key) => !action.KeyType.IsInstanceOfType(key)
        ? throw EnqueueException.NeitherEntityNorKey(action.ActionType, action.EntityType, action.KeyType, key)
        : key is "" || key.Equals(Guid.Empty) ? throw EnqueueException.EmptyKey(action.ActionType, action.EntityType) : key;
}
