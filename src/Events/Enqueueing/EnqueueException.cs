namespace Events;

/// <summary>A job cannot be requested for what was given.</summary>
public sealed class EnqueueException : EventsException
{
    private EnqueueException(string message)
        : base(message)
    {
    }

    internal static EnqueueException NeitherEntityNorKey(Type actionType, Type entityType, Type keyType, object given) => new(
        $"{actionType.Name} acts on {entityType.Name}, got \"{given}\" ({given.GetType().Name}). "
        + $"Pass a {entityType.Name}, or its key as {keyType.Name}.");

    internal static EnqueueException EmptyKey(Type actionType, Type entityType) => new(
        $"The key of the {entityType.Name} for {actionType.Name} is empty, got \"\". Pass the key of an entity that exists or is about to.");

    internal static EnqueueException WithoutKey(Type actionType, Type entityType) => new(
        $"The {entityType.Name} for {actionType.Name} has no key yet and is not tracked. Add it to the context first, then enqueue.");

    internal static EnqueueException KeyMismatch(Type actionType, Type entityType, Type keyType, string key) => new(
        $"{actionType.Name} takes the key of {entityType.Name} as {keyType.Name}, and the model says it is \"{key}\". Correct the action's key type.");

    internal static EnqueueException WithoutTables(Type contextType) => new(
        $"{contextType.Name} has no table for requested jobs. Call modelBuilder.AddEvents() in its OnModelCreating.");

    internal static EnqueueException ChunkSize(int size) => new($"Expected chunkSize to be between 1 and 10000, got \"{size}\". Leave it at 100 unless measured.");
}
