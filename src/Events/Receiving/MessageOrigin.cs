namespace Events;

/// <summary>The message an event was received as. A message that is delivered again is known by it.</summary>
/// <param name="Source">Where it came from, such as the name of the broker's queue.</param>
/// <param name="MessageId">The id the sender gave it; <c>null</c> when it has none, and then it cannot be told from another.</param>
public sealed record MessageOrigin(string Source, string? MessageId = null);
