namespace Events;

/// <summary>An event as it was last read from the shared registry.</summary>
/// <param name="Key">Who publishes it, and its name.</param>
/// <param name="UpdatedOn">The <see cref="SharedEvent.UpdatedOn"/> that was read; <c>null</c> when it was never read.</param>
public readonly record struct SeenEvent(EventKey Key, DateTimeOffset? UpdatedOn);
