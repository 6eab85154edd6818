namespace Events;

/// <summary>What a store keeps to prove that an event is as it was stored.</summary>
/// <param name="Text">The envelope, to the byte as it is kept.</param>
/// <param name="Signature">Its signatures, written as in a message; <c>null</c> when it was stored without.</param>
internal sealed record EventSeal(string Text, string? Signature);
