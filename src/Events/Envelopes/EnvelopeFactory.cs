using System.Diagnostics;
using System.Reflection;
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
        var type = payload.GetType();
        var name = EventNaming.EventNameOf(type);
        var failure = options.WriteErrorMetadata ? payload as EventFailPayload : null;
        var metadata = new EventMetadata
        {
            ContainsPersonalData = type.IsDefined(typeof(ContainsPersonalDataAttribute)),
            Tracestate = CurrentTraceState(),
            Traceparent = CurrentTrace(),
            PublishDate = WholeSeconds(time.GetUtcNow()),
            EntityId = string.IsNullOrEmpty(entityId) ? Guid.NewGuid().ToString() : entityId,
            EntityName = entityName,
            PublisherName = registry.Find(name)?.App ?? options.PublisherName,
            EventName = name,
            ErrorOrigin = failure?.Origin,
            ErrorCode = failure?.Code,
            EventVersion = EventNaming.VersionOf(type) is var version and not 1 ? version : null,
        };
        return PublishableEnvelope.Of(metadata, JsonSerializer.SerializeToUtf8Bytes(payload, type, EventJson.Options));
    }

    private static string CurrentTrace() =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : EventMetadata.NoTrace;

    /// <summary>A trace state beyond what the standard guarantees to be passed on came from a stranger; the trace goes on without it.</summary>
    private static string CurrentTraceState() =>
        Activity.Current?.TraceStateString is { Length: <= MaxTraceState } state ? state : "";

    private static DateTimeOffset WholeSeconds(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
}
