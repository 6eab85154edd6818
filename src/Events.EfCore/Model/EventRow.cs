namespace Events.EfCore;

/// <summary>A published event in table <c>event</c>.</summary>
internal sealed class EventRow
{
    public required Guid Id { get; init; }

    /// <summary>Counts up with every event stored; orders what one transaction published.</summary>
    public long Position { get; private set; }

    public required string Name { get; init; }

    public required string EntityName { get; init; }

    public required string EntityId { get; init; }

    /// <summary>The envelope as it is sent, key order included.</summary>
    public required string Envelope { get; init; }

    public EventStatus Status { get; set; } = EventStatus.Pending;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DispatchedAt { get; private set; }

    public List<DeliveryRow> Deliveries { get; } = [];

    public static EventRow Of(StoredEvent stored) => new()
    {
        Id = stored.Id,
        Name = stored.Envelope.Metadata.EventName,
        EntityName = stored.Envelope.Metadata.EntityName,
        EntityId = stored.Envelope.Metadata.EntityId,
        Envelope = stored.Envelope.ToJson(),
    };

    public StoredEvent ToStored() => new(Id, EventEnvelope.Parse(Envelope));
}
