using System.Text.Json.Nodes;

namespace Events;

/// <summary>What one schema says, read for comparison.</summary>
internal sealed class SchemaShape
{
    private readonly JsonObject schema;

    public SchemaShape(JsonNode? schema)
    {
        this.schema = schema as JsonObject ?? [];
        Required = (this.schema["required"] as JsonArray ?? []).Select(name => name?.ToString() ?? "").ToHashSet();
        Values = [.. (this.schema["enum"] as JsonArray ?? []).Select(value => value?.ToJsonString() ?? "null")];
    }

    public IReadOnlySet<string> Required { get; }

    public IReadOnlyList<string> Values { get; }

    public string? Default => schema.ContainsKey("default") ? schema["default"]?.ToJsonString() ?? "null" : null;

    public JsonObject Members => schema["properties"] as JsonObject ?? [];

    public JsonNode? Items => schema["items"];

    public JsonNode? Others => schema["additionalProperties"] as JsonObject;

    /// <summary>The type in words: <c>string (uuid)</c>, <c>integer or null</c>, <c>string (one of a list)</c>, <c>anything</c>.</summary>
    public string Type
    {
        get
        {
            var types = schema["type"] switch
            {
                JsonArray several => several.Select(one => one!.ToString()).Order(StringComparer.Ordinal).ToList(),
                { } one => [one.ToString()],
                null when Values.Count > 0 => ["string"],
                null when schema["anyOf"] is JsonArray choices => [.. choices.Select(choice => new SchemaShape(choice).Type).Order(StringComparer.Ordinal)],
                _ => ["anything"],
            };
            var refinement = Values.Count > 0 ? " (one of a list)" : schema["format"] is { } format ? $" ({format})" : "";
            return string.Join(" or ", types.OrderBy(type => type == "null")) + refinement;
        }
    }

    /// <summary>Whether it looks the same, so that one member may be another renamed.</summary>
    public bool Resembles(SchemaShape other) =>
        Type == other.Type
        && Values.SequenceEqual(other.Values)
        && Members.Select(member => member.Key).SequenceEqual(other.Members.Select(member => member.Key));
}
