namespace Events.EfCore;

/// <summary>Who changed the archive, in table <c>archive_action</c>.</summary>
internal sealed class ArchiveActionRow
{
    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public required string By { get; init; }

    public required ArchiveActionKind Kind { get; init; }

    /// <summary>What was chosen, in words.</summary>
    public required string Filter { get; init; }

    public required int Deliveries { get; init; }

    public ArchiveAction ToAction() => new(At, By, Kind, Filter, Deliveries);
}
