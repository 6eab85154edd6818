namespace Events;

/// <summary>Answers what was published about an entity and who handled it.</summary>
public interface IEventHistory
{
    /// <summary>The events about an entity in the order they were committed, each with its deliveries.</summary>
    /// <param name="entityId">The entity's id as text.</param>
    /// <param name="cancel">Gives up waiting.</param>
    Task<IReadOnlyList<EventHistoryEntry>> OfEntityAsync(string entityId, CancellationToken cancel = default);
}
