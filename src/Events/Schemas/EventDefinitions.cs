using System.Text.Json.Nodes;

namespace Events;

/// <summary>The definitions of metadata, payloads and events, to stand under one place of a document.</summary>
/// <param name="place">The JSON pointer to the definitions, such as <c>#/$defs</c>.</param>
internal sealed class EventDefinitions(string place)
{
    public const string EventNameKeyword = "x-event-name";
    public const string EventVersionKeyword = "x-event-version";
    public const string PublisherKeyword = "x-publisher";

    private const string Metadata = "EventMeta";

    private readonly DefinitionNames names = new();

    public JsonObject Of(IEnumerable<EventDescriptor> events)
    {
        var definitions = new JsonObject { [Metadata] = PayloadSchema.Of(typeof(EventMetadata), PointerTo(Metadata)) };
        foreach (var known in events)
        {
            var payload = known.IsLoose ? $"{known.Name}Payload" : names.Of(known.PayloadType);
            definitions[payload] = known.IsLoose ? PayloadSchema.OfLoose(known) : PayloadSchema.Of(known.PayloadType, PointerTo(payload));
            definitions[known.Name] = EventOf(known, payload);
        }

        return definitions;
    }

    public JsonObject ReferenceTo(string definition) => new() { ["$ref"] = PointerTo(definition) };

    private JsonObject EventOf(EventDescriptor known, string payload) => new()
    {
        ["title"] = known.Name,
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["metadata"] = new JsonObject { ["allOf"] = new JsonArray(ReferenceTo(Metadata), Named(known.Name)) },
            ["payload"] = ReferenceTo(payload),
        },
        ["required"] = new JsonArray("metadata", "payload"),
        [EventNameKeyword] = known.Name,
        [EventVersionKeyword] = EventNaming.VersionOf(known.PayloadType),
        [PublisherKeyword] = known.App,
    };

    private static JsonObject Named(string eventName) => new()
    {
        ["properties"] = new JsonObject { ["eventName"] = new JsonObject { ["const"] = eventName } },
    };

    private string PointerTo(string definition) => $"{place}/{SchemaPointer.Escape(definition)}";
}
