namespace Events;

/// <summary>A route's answer.</summary>
/// <param name="Queue">The queue; <c>null</c> means the default one, and that no further route is asked.</param>
public sealed record QueueRoute(string? Queue);
