namespace Events;

/// <summary>What becomes of a job whose entity does not exist.</summary>
public enum MissingEntity
{
    /// <summary>It fails at once, without further attempts, and its failure event carries the requested id.</summary>
    Fail,

    /// <summary>It ends as succeeded and publishes nothing.</summary>
    Skip,

    /// <summary>It is tried again as after any failure, for entities that may still be on their way.</summary>
    Retry,
}
