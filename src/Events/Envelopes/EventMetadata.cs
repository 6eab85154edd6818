using System.Text.Json.Serialization;

namespace Events;

/// <summary>What every event carries beside its payload.</summary>
/// <remarks>Member names and order are those of the wire format; see <c>docs/events.md</c>.</remarks>
public sealed record EventMetadata
{
    // Generated readers set init members that did not come to null, past the initializers: hence "?? default" below.

    /// <summary>The trace context of an event that was published outside of any trace.</summary>
    public const string NoTrace = "00-00000000000000000000000000000000-0000000000000000-01";

    /// <summary>Whether the payload carries personal data. The default is <c>false</c>.</summary>
    [JsonPropertyOrder(0)]
    public bool ContainsPersonalData { get; init; }

    /// <summary>W3C trace state of the publisher; empty when there is none.</summary>
    [JsonPropertyOrder(1)]
    public string Tracestate { get; init => field = value ?? ""; } = "";

    /// <summary>W3C trace parent of the publisher. The default is <see cref="NoTrace"/>.</summary>
    [JsonPropertyOrder(2)]
    public string Traceparent { get; init => field = value ?? NoTrace; } = NoTrace;

    /// <summary>A token of the caller, passed on as it is and never logged; empty when there is none.</summary>
    [JsonPropertyOrder(3)]
    public string? Authorization { get; init => field = value ?? ""; } = "";

    /// <summary>When the event was published, in whole seconds UTC.</summary>
    [JsonPropertyOrder(4), JsonConverter(typeof(PublishDateConverter))]
    public DateTimeOffset PublishDate { get; init; }

    /// <summary>The id of the entity the event is about, as text.</summary>
    [JsonPropertyOrder(5)]
    public string EntityId { get; init => field = value ?? ""; } = "";

    /// <summary>What the entity is called. Older senders leave it out; then it is empty.</summary>
    [JsonPropertyOrder(6)]
    public string EntityName { get; init => field = value ?? ""; } = "";

    /// <summary>Which application, or which domain app of it, published the event.</summary>
    [JsonPropertyOrder(7)]
    public required string PublisherName { get; init; }

    /// <summary>The wire name of the event.</summary>
    [JsonPropertyOrder(8)]
    public required string EventName { get; init; }

    /// <summary>On failure events: the part of the system the failure came from.</summary>
    [JsonPropertyOrder(9), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorOrigin { get; init; }

    /// <summary>On failure events: the code of the failure.</summary>
    [JsonPropertyOrder(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorCode { get; init; }

    /// <summary>The version of the payload's shape. Version 1 is not written: <c>null</c> means 1.</summary>
    [JsonPropertyOrder(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EventVersion { get; init; }

    /// <summary>The version of the payload's shape, 1 where none is written.</summary>
    [JsonIgnore]
    public int Version => EventVersion ?? 1;

    /// <summary>Event, publisher and entity, for logs; never the token.</summary>
    public override string ToString() => $"{EventName} of {PublisherName} about {Quoted.Of(EntityId)}";
}
