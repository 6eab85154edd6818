using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events;

/// <summary>The values of an enum as the wire has them.</summary>
internal static class WireEnum
{
    public static JsonArray ValuesOf(Type type, bool isNullable)
    {
        var values = Enum.GetValuesAsUnderlyingType(type).Cast<object>()
            .Select(value => JsonSerializer.SerializeToNode(Enum.ToObject(type, value), type, EventJson.Options));
        return [.. values, .. isNullable ? new JsonNode?[] { null } : []];
    }
}
