namespace Events;

/// <summary>The slots of a limit that one job competes for.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Key">The entity, where each has slots of its own; else empty.</param>
internal sealed record LimitKey(Limit Limit, string Key);
