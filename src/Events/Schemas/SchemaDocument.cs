using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events;

/// <summary>A schema document that was read: its events, and its references followed.</summary>
internal sealed class SchemaDocument
{
    private readonly JsonObject root;
    private readonly JsonObject definitions;

    private SchemaDocument(JsonObject root, JsonObject definitions)
    {
        this.root = root;
        this.definitions = definitions;
        Events = definitions.Select(definition => definition.Value).OfType<JsonObject>()
            .Select(definition => (Name: NameOf(definition), Schema: definition))
            .Where(candidate => candidate.Name is not null)
            .ToDictionary(candidate => candidate.Name!, candidate => candidate.Schema, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, JsonObject> Events { get; }

    public JsonNode? Metadata => definitions["EventMeta"];

    public static SchemaDocument Parse(string json, string which)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root
                && (root["$defs"] ?? root["definitions"] ?? root["components"]?["schemas"]) is JsonObject definitions
                ? new SchemaDocument(root, definitions)
                : throw new InvalidSchemaException(which, "it has no definitions.");
        }
        catch (JsonException error)
        {
            throw new InvalidSchemaException(which, error.Message, error);
        }
        catch (InvalidOperationException error)
        {
            throw new InvalidSchemaException(which, error.Message, error);
        }
    }

    /// <summary>The schema itself: references, and lists of one schema that must hold, are followed.</summary>
    public JsonNode? Resolve(JsonNode? schema)
    {
        // A reference that leads in a circle ends as what it is.
        for (var steps = 0; steps < 32 && schema is JsonObject known; steps++)
        {
            if (known["$ref"] is JsonValue reference && reference.TryGetValue<string>(out var pointer))
            {
                schema = At(pointer);
            }
            else if (known["allOf"] is JsonArray { Count: 1 } single)
            {
                schema = single[0];
            }
            else
            {
                return known;
            }
        }

        return schema;
    }

    private static string? NameOf(JsonObject definition) =>
        (definition[EventDefinitions.EventNameKeyword] ?? definition["z-event-name"]) is JsonValue name && name.TryGetValue<string>(out var text) ? text : null;

    private JsonNode? At(string pointer) => pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate((JsonNode?)root, (node, token) => node switch
        {
            JsonObject known => known[SchemaPointer.Unescape(token)],
            JsonArray items when int.TryParse(token, out var index) && index < items.Count => items[index],
            _ => null,
        });
}
