namespace Events;

/// <summary>Where one delivery of an event to one handler stands.</summary>
public enum DeliveryStatus
{
    /// <summary>It waits in its queue for the first attempt.</summary>
    Queued,

    /// <summary>An attempt failed and another one is due later.</summary>
    Scheduled,

    /// <summary>The handler's work is committed.</summary>
    Handled,

    /// <summary>The attempts are used up; the delivery is kept with its reason.</summary>
    Archived,

    /// <summary>Somebody decided that it is not to be delivered any more, or the archive had no room for it.</summary>
    Discarded,
}
