using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Events;

/// <summary>How envelopes and payloads are written and read: wire names, text as it is, no duplicate members, nothing missing, bounded depth.</summary>
internal static class EventJson
{
    public const int MaxDepth = EnvelopeLimits.MaxDepth;

    public static JsonSerializerOptions Options { get; } = Create();

    public static JsonTypeInfo<EventEnvelope> Envelope { get; } = (JsonTypeInfo<EventEnvelope>)Options.GetTypeInfo(typeof(EventEnvelope));

    public static JsonTypeInfo<EventMetadata> Metadata { get; } = (JsonTypeInfo<EventMetadata>)Options.GetTypeInfo(typeof(EventMetadata));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.General)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(
                EnvelopeJsonContext.Default.WithAddedModifier(LeaveOutNoEntityId),
                new DefaultJsonTypeInfoResolver()),
            PropertyNamingPolicy = new WireNamingPolicy(),
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            MaxDepth = MaxDepth,
            Converters =
            {
                new EnumNameConverter(),
                new EventTimeConverter(),
                new FiniteSingleConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>An event that came without an entity id is passed on without one: an empty id would be refused.</summary>
    private static void LeaveOutNoEntityId(JsonTypeInfo type)
    {
        if (type.Type == typeof(EventMetadata))
        {
            type.Properties.Single(member => member.Name == "entityId").ShouldSerialize = (_, id) => id is not "";
        }
    }
}
