namespace Events.EfCore;

/// <summary>A delivery that used up its attempts, in table <c>archive</c>, with everything somebody needs to find out why.</summary>
internal sealed class ArchiveRow
{
    public long Id { get; private set; }

    public required Guid EventId { get; init; }

    public required string Handler { get; init; }

    public required string EventName { get; init; }

    public required string EntityId { get; init; }

    public required int Attempts { get; init; }

    public required string ErrorType { get; init; }

    public required string Error { get; init; }

    /// <summary>The exceptions with their stacks, the outermost first.</summary>
    public required string Exceptions { get; init; }

    public ArchiveStatus Status { get; private set; }

    public DateTimeOffset ArchivedAt { get; private set; }

    public DateTimeOffset? ChangedAt { get; private set; }

    public string? ChangedBy { get; private set; }

    public DeliveryRow Delivery { get; private set; } = null!;
}
