namespace Events;

/// <summary>Answers which jobs and events touched an entity. Resolve it from a scope.</summary>
public interface IEntityHistory
{
    /// <summary>What happened to an entity, the latest first: jobs asked for and not created yet, jobs that have ended, events.</summary>
    /// <param name="entityId">The entity's key as text.</param>
    /// <param name="entityName">The entity's name; <c>null</c> means any entity with that key.</param>
    /// <param name="skip">How many of the latest to leave out.</param>
    /// <param name="take">How many to return at most.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<EntityHistoryEntry>> FindAsync(
        string entityId, string? entityName = null, int skip = 0, int take = 100, CancellationToken cancel = default);
}
