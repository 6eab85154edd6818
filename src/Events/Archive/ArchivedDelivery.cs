namespace Events;

/// <summary>An entry of the archive: a delivery that used up its attempts.</summary>
/// <param name="EventId">The event.</param>
/// <param name="EventName">The event's wire name.</param>
/// <param name="EntityId">The entity the event is about, as text.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="Attempts">How many attempts were made.</param>
/// <param name="ErrorType">The full type name of the last failure.</param>
/// <param name="Error">Its message.</param>
/// <param name="ArchivedAt">When the last attempt failed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="ChangedAt">When that was decided; <c>null</c> while it waits.</param>
/// <param name="ChangedBy">Who decided.</param>
public sealed record ArchivedDelivery(
    Guid EventId,
    string EventName,
    string EntityId,
    string Handler,
    int Attempts,
    string ErrorType,
    string Error,
    DateTimeOffset ArchivedAt,
    ArchiveStatus Status,
    DateTimeOffset? ChangedAt,
    string? ChangedBy);
