namespace Events;

/// <summary>How many archived deliveries share event, handler and kind of failure.</summary>
/// <param name="EventName">The event's wire name.</param>
/// <param name="Handler">The handler's stable name.</param>
/// <param name="ErrorType">The full type name of the last failure.</param>
/// <param name="Count">How many.</param>
public sealed record ArchiveGroup(string EventName, string Handler, string ErrorType, int Count);
