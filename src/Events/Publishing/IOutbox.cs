namespace Events;

/// <summary>Where events wait for their transaction to commit.</summary>
public interface IOutbox
{
    /// <summary>Puts an event into the current scope's unit of work: it exists once that commits and never when it does not.</summary>
    void Add(StoredEvent stored);
}
