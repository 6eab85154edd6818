using System.Text.Json.Nodes;

namespace Events;

/// <summary>Describes the events this application publishes as an AsyncAPI 3.0 document: one channel, message and send operation per event.</summary>
/// <param name="schemas">The events.</param>
public sealed class AsyncApiDocument(EventSchemas schemas)
{
    /// <summary>The document.</summary>
    /// <param name="options">Service, version and servers; <c>null</c> for the defaults.</param>
    public JsonObject Generate(AsyncApiOptions? options = null)
    {
        options ??= new AsyncApiOptions();
        var events = schemas.Exposed;
        var definitions = new EventDefinitions("#/components/schemas");
        return new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = AboutService(options),
            ["defaultContentType"] = "application/json",
            ["servers"] = Members(options.Servers, server => server.Name, ServerOf),
            ["channels"] = Members(events, known => known.Name, ChannelOf),
            ["operations"] = Members(events, known => $"send.{known.Name}", OperationOf),
            ["components"] = new JsonObject
            {
                ["messages"] = Members(events, known => known.Name, known => MessageOf(known, definitions)),
                ["schemas"] = definitions.Of(events),
            },
        };
    }

    /// <summary>The document as text.</summary>
    /// <param name="indent">By how many spaces levels are indented, at most 127; <c>null</c> for one line.</param>
    /// <param name="options">Service, version and servers; <c>null</c> for the defaults.</param>
    public string GenerateJson(int? indent = null, AsyncApiOptions? options = null) => EventSchemas.Write(Generate(options), indent);

    private static JsonObject Members<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonObject> value) =>
        new(items.Select(item => KeyValuePair.Create(name(item), (JsonNode?)value(item))));

    private static JsonObject AboutService(AsyncApiOptions options) =>
        WithDescription(new JsonObject { ["title"] = options.ServiceName, ["version"] = options.Version }, options.Description);

    private static JsonObject ServerOf(AsyncApiServer server) =>
        WithDescription(new JsonObject { ["host"] = server.Host, ["protocol"] = server.Protocol }, server.Description);

    private static JsonObject ChannelOf(EventDescriptor known) => new()
    {
        ["address"] = $"{known.App}.{known.Name}",
        ["messages"] = new JsonObject { [known.Name] = Reference($"#/components/messages/{SchemaPointer.Escape(known.Name)}") },
    };

    private static JsonObject OperationOf(EventDescriptor known)
    {
        var channel = $"#/channels/{SchemaPointer.Escape(known.Name)}";
        return new JsonObject
        {
            ["action"] = "send",
            ["channel"] = Reference(channel),
            ["messages"] = new JsonArray(Reference($"{channel}/messages/{SchemaPointer.Escape(known.Name)}")),
        };
    }

    private static JsonObject MessageOf(EventDescriptor known, EventDefinitions definitions) => new()
    {
        ["name"] = known.Name,
        ["contentType"] = "application/json",
        ["payload"] = definitions.ReferenceTo(known.Name),
    };

    private static JsonObject Reference(string pointer) => new() { ["$ref"] = pointer };

    private static JsonObject WithDescription(JsonObject described, string? description)
    {
        if (description is not null)
        {
            described["description"] = description;
        }

        return described;
    }
}
