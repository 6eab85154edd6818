namespace Events;

/// <summary>A job that found no slot and is next to have one.</summary>
/// <param name="Limit">The limit's name.</param>
/// <param name="Key">The entity, where each has slots of its own; else empty.</param>
/// <param name="Slots">How many slots there are.</param>
/// <param name="JobId">The job.</param>
internal sealed record SlotWaiter(string Limit, string Key, int Slots, string JobId);
