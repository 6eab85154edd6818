using Events;

namespace EventsHost.Stress;

/// <summary>An event of the history tests; its id is what the test remembers it by.</summary>
public sealed record StressedPayload(Guid Id) : EventPayload;
