namespace Events.EfCore;

/// <summary>A job that found no slot, in table <c>slot_waiter</c>. It goes when the job takes a slot, or is found to wait no more.</summary>
internal sealed class SlotWaiterRow
{
    public required string Limit { get; init; }

    /// <summary>The entity, where each has slots of its own; else empty.</summary>
    public required string Key { get; init; }

    public required string JobId { get; init; }

    /// <summary>When it first found none; it keeps its place until it has taken one.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When it was told that one is free; <c>null</c> while it waits.</summary>
    public DateTimeOffset? CalledAt { get; init; }
}
