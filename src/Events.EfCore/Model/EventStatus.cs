namespace Events.EfCore;

internal enum EventStatus
{
    /// <summary>Committed, and not yet turned into deliveries.</summary>
    Pending,

    /// <summary>Every handler has its delivery.</summary>
    Dispatched,
}
