using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Wraps payloads: fills the metadata from the payload, the registry, the clock and the current trace.</summary>
internal sealed class EnvelopeFactory(EventRegistry registry, IOptions<EventsOptions> options, TimeProvider time)
{
    private const int MaxTraceState = 512;

    private readonly EventsOptions options = options.Value;

    /// <summary>An envelope for a payload published on its own.</summary>
    public EventEnvelope Create(EventPayload payload) =>
        Create(payload, EventNaming.EntityNameOf(payload.GetType(), options.EntityNaming), PayloadEntityId.Of(payload));

    /// <summary>An envelope for the outcome of an entity action, which knows its entity.</summary>
    public EventEnvelope CreateFor(Type entityType, string entityId, EventPayload payload) =>
        Create(payload, EventNaming.EntityNameOf(entityType, payload.GetType(), options.EntityNaming), entityId);

    private EventEnvelope Create(EventPayload payload, string entityName, string? entityId)
    {
        var name = PayloadFacts.Of(payload.GetType()).Name;
        var metadata = MetadataOf(payload, name, registry.Find(name)?.App ?? options.PublisherName, time.GetUtcNow(), entityName, entityId);
        return Wrap(payload, options.WriteErrorMetadata ? metadata : metadata with { ErrorOrigin = null, ErrorCode = null });
    }

    /// <summary>What can be known of an event from its payload, the clock and the current trace.</summary>
    internal static EventMetadata MetadataOf(EventPayload payload, string eventName, string publisherName, DateTimeOffset now, string entityName, string? entityId)
    {
        var facts = PayloadFacts.Of(payload.GetType());
        return new EventMetadata
        {
            ContainsPersonalData = facts.ContainsPersonalData,
            Tracestate = CurrentTraceState(),
            Traceparent = CurrentTrace(),
            PublishDate = WholeSeconds(now),
            EntityId = string.IsNullOrEmpty(entityId) ? Guid.NewGuid().ToString() : entityId,
            EntityName = entityName,
            PublisherName = publisherName,
            EventName = eventName,
            ErrorOrigin = (payload as EventFailPayload)?.Origin,
            ErrorCode = (payload as EventFailPayload)?.Code,
            EventVersion = facts.Version,
        };
    }

    internal static EventEnvelope Wrap(EventPayload payload, EventMetadata metadata) =>
        PublishableEnvelope.Of(metadata, Write(payload));

    internal static byte[] Write(EventPayload payload) => JsonSerializer.SerializeToUtf8Bytes(payload, payload.GetType(), EventJson.Options);

    private static string CurrentTrace() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : EventMetadata.NoTrace;

    /// <summary>A trace state beyond what the standard guarantees to be passed on came from a stranger; the trace goes on without it.</summary>
    private static string CurrentTraceState() =>
        Activity.Current?.TraceStateString is { Length: <= MaxTraceState } state ? state : "";

    private static DateTimeOffset WholeSeconds(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
}
