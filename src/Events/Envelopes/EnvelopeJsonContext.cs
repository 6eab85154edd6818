using System.Text.Json.Serialization;

namespace Events;

/// <summary>The generated serializers of what every event has; payloads bring their own types.</summary>
[JsonSerializable(typeof(EventEnvelope))]
[JsonSerializable(typeof(EventMetadata))]
[JsonSerializable(typeof(SignedPayload))]
internal sealed partial class EnvelopeJsonContext : JsonSerializerContext;
