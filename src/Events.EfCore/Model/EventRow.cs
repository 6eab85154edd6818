using System.Text.Json;

namespace Events.EfCore;

/// <summary>A published or received event in table <c>event</c>.</summary>
internal sealed class EventRow
{
    public required Guid Id { get; init; }

    /// <summary>Counts up with every event stored; orders what one transaction published.</summary>
    public long Position { get; private set; }

    public required string Name { get; init; }

    public required string PublisherName { get; init; }

    public required string EntityName { get; init; }

    public required string EntityId { get; init; }

    /// <summary>The envelope as it is sent, key order included.</summary>
    public required string Envelope { get; set; }

    /// <summary>The signatures of the envelope, where the application has signing keys; else <c>null</c>.</summary>
    public string? Signature { get; private set; }

    /// <summary>The publisher's own routing keys in their order, or <c>null</c>.</summary>
    public string? RoutingKeys { get; init; }

    /// <summary>Where it was received from; <c>null</c> for an event of this application.</summary>
    public string? Source { get; init; }

    /// <summary>The id it was received under; unique per source.</summary>
    public string? MessageId { get; init; }

    public EventStatus Status { get; set; } = EventStatus.Pending;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? DispatchedAt { get; private set; }

    /// <summary>Whether there is something to dispatch; known to the publishing process only, and not stored.</summary>
    public bool IsHeard { get; init; } = true;

    public List<DeliveryRow> Deliveries { get; } = [];

    public static EventRow Of(StoredEvent stored) => new()
    {
        Id = stored.Id,
        Name = stored.Envelope.Metadata.EventName,
        PublisherName = stored.Envelope.Metadata.PublisherName,
        EntityName = stored.Envelope.Metadata.EntityName,
        EntityId = stored.Envelope.Metadata.EntityId,
        Envelope = stored.Envelope.ToJson(),
        RoutingKeys = stored.OwnRoutingKeys is null ? null : JsonSerializer.Serialize(stored.OwnRoutingKeys, EventJson.Options),
        Source = stored.Origin?.Source,
        MessageId = stored.Origin?.MessageId,
        IsHeard = stored.IsHeard,
    };

    public StoredEvent ToStored() => ToStored(Id, Envelope, RoutingKeys, Source, MessageId, Signature);

    public static StoredEvent ToStored(Guid id, string envelope, string? routingKeys, string? source, string? messageId, string? signature) =>
        new(id, EventEnvelope.Parse(envelope))
        {
            OwnRoutingKeys = routingKeys is null ? null : JsonSerializer.Deserialize<OrderedDictionary<string, object?>>(routingKeys, EventJson.Options),
            Origin = source is null ? null : new MessageOrigin(source, messageId),
            Seal = new EventSeal(envelope, signature),
        };

    /// <summary>Signs the envelope as it is now; to be done again when it changes.</summary>
    public EventRow Sealed(EventSeals seals)
    {
        Signature = seals.SignatureOf(Id, Name, Envelope);
        return this;
    }
}
