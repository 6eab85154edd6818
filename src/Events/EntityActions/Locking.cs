namespace Events;

/// <summary>How an entity action keeps others from changing its entity meanwhile.</summary>
public enum Locking
{
    /// <summary>Not at all: without a concurrency token in the model, the last one to save wins.</summary>
    None,

    /// <summary>Its changes are saved only if nobody else changed the entity; else the action runs again on the new state. The model must have a concurrency token.</summary>
    Optimistic,

    /// <summary>The entity's row is locked while the action runs; other jobs that lock it wait.</summary>
    ForUpdate,
}
