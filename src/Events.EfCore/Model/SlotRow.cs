namespace Events.EfCore;

/// <summary>A lease in table <c>slot</c>.</summary>
internal sealed class SlotRow
{
    public required string Limit { get; init; }

    /// <summary>The entity, where each has slots of its own; else empty.</summary>
    public required string Key { get; init; }

    public required int Number { get; init; }

    /// <summary>Who holds it: one run of one job.</summary>
    public required Guid Owner { get; init; }

    /// <summary>Whether it counts for a window, and is not given back.</summary>
    public bool IsWindow { get; init; }

    /// <summary>Free again from then on, whatever became of the owner.</summary>
    public DateTimeOffset Until { get; init; }

    /// <summary>The owner's job, for people; <c>null</c> when an older process took it.</summary>
    public string? JobId { get; init; }
}
