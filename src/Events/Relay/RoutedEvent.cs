namespace Events;

/// <summary>A committed event and where it goes.</summary>
/// <param name="Event">The event.</param>
/// <param name="Handlers">Its handlers, targets among them; none where nobody hears it.</param>
public sealed record RoutedEvent(PendingEvent Event, IReadOnlyList<Subscription> Handlers);
