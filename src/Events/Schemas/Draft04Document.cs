using System.Text.Json.Nodes;

namespace Events;

/// <summary>Writes the schema document as the older services do: draft-04, their titles, their order of members.</summary>
internal sealed class Draft04Document(EventSchemaOptions options)
{
    private const string EventMeta =
        """
        {"title": "EventMeta", "type": "object", "properties": {
          "containsPersonalData": {"title": "Containspersonaldata", "default": false, "type": "boolean"},
          "tracestate": {"title": "Tracestate", "default": "", "type": "string"},
          "traceparent": {"title": "Traceparent", "default": "00-00000000000000000000000000000000-0000000000000000-01", "type": "string"},
          "authorization": {"title": "Authorization", "default": "", "type": "string"},
          "publishDate": {"title": "Publishdate", "type": "string", "format": "date-time"},
          "entityId": {"title": "Entityid", "anyOf": [{"type": "string", "format": "uuid"}, {"type": "string"}]},
          "entityName": {"title": "Entityname", "type": "string"},
          "publisherName": {"title": "Publishername", "type": "string"},
          "eventName": {"title": "Eventname", "type": "string"}},
         "required": ["entityName", "publisherName", "eventName"]}
        """;

    private readonly JsonObject definitions = [];
    private readonly DefinitionNames names = new();

    public JsonObject Of(IEnumerable<EventDescriptor> events)
    {
        definitions["EventMeta"] = JsonNode.Parse(EventMeta);
        foreach (var known in events)
        {
            var payload = known.IsLoose ? DefineLoose(known) : Define(known.PayloadType);
            definitions[known.Name] = EventOf(known.Name, payload);
        }

        return new JsonObject
        {
            ["title"] = options.DocumentTitle,
            ["definitions"] = definitions,
            ["id"] = options.DocumentId,
            ["$schema"] = "http://json-schema.org/draft-04/schema#",
        };
    }

    private static JsonObject EventOf(string name, JsonObject payload) => new()
    {
        ["title"] = name,
        ["type"] = "object",
        ["properties"] = new JsonObject { ["metadata"] = Reference("EventMeta"), ["payload"] = payload },
        ["required"] = new JsonArray("metadata", "payload"),
        ["z-event-name"] = name,
        ["z-publisher"] = "examplePublisherName",
    };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{SchemaPointer.Escape(name)}" };

    private JsonObject DefineLoose(EventDescriptor known)
    {
        var name = $"{known.Name}Payload";
        var arguments = known.Arguments.Select(argument => KeyValuePair.Create(argument, (JsonNode?)new JsonObject { ["title"] = Title(argument) }));
        definitions[name] = new JsonObject { ["title"] = name, ["type"] = "object", ["properties"] = new JsonObject(arguments) };
        return Reference(name);
    }

    private JsonObject Define(Type type)
    {
        var name = names.Of(type);
        if (!definitions.ContainsKey(name))
        {
            var definition = new JsonObject { ["title"] = name, ["type"] = "object" };
            definitions[name] = definition;
            Fill(definition, [.. WireMember.Of(type)]);
        }

        return Reference(name);
    }

    private void Fill(JsonObject definition, List<WireMember> members)
    {
        definition["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)PropertyOf(member))));
        var required = members.Where(member => member.IsRequired).Select(member => (JsonNode?)member.Name).ToArray();
        if (required.Length > 0)
        {
            definition["required"] = new JsonArray(required);
        }
    }

    private JsonObject PropertyOf(WireMember member)
    {
        var shape = ShapeOf(member.Type);
        if (shape.ContainsKey("$ref") && !member.HasDefault)
        {
            return shape;
        }

        var property = new JsonObject { ["title"] = Title(member.Name) };
        if (member is { HasDefault: true, Default: not null })
        {
            property["default"] = System.Text.Json.JsonSerializer.SerializeToNode(member.Default, member.Type, EventJson.Options);
        }

        foreach (var (key, value) in shape.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(shape) } : shape)
        {
            property[key] = value?.DeepClone();
        }

        return property;
    }

    private JsonObject ShapeOf(Type type) => Draft04Shapes.Of(type) ?? Draft04Shapes.ElementsOf(type) switch
    {
        (true, { } values) => new JsonObject { ["type"] = "object", ["additionalProperties"] = ShapeOf(values) },
        (true, null) => new JsonObject { ["type"] = "object" },
        (false, { } items) => new JsonObject { ["type"] = "array", ["items"] = ShapeOf(items) },
        _ => Define(type),
    };

    /// <summary>A capital behind everything that is no letter, small letters else: <c>isActive</c> is <c>Isactive</c>.</summary>
    private static string Title(string name)
    {
        var title = name.Replace('_', ' ').ToCharArray();
        for (var i = 0; i < title.Length; i++)
        {
            title[i] = i == 0 || !char.IsLetter(title[i - 1]) ? char.ToUpperInvariant(title[i]) : char.ToLowerInvariant(title[i]);
        }

        return new string(title);
    }
}
