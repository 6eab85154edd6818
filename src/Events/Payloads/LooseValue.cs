using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Events;

/// <summary>The values loose arguments may have: what JSON itself knows, at any depth.</summary>
internal static class LooseValue
{
    public static bool IsJson(object? value) => IsJson(value, EventJson.MaxDepth - 2);

    /// <summary>A JSON value as the plain value people expect; objects and arrays stay JSON.</summary>
    public static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt32(out var small) => small,
        JsonValueKind.Number when value.TryGetInt64(out var large) => large,
        JsonValueKind.Number => value.GetDouble(),
        _ => value,
    };

    private static bool IsJson(object? value, int depth) => depth >= 0 && value switch
    {
        null or string or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal => true,
        double number => double.IsFinite(number),
        float number => float.IsFinite(number),
        JsonElement or JsonNode => true,
        IDictionary dictionary => dictionary.Keys.Cast<object>().All(key => key is string) && AllJson(dictionary.Values, depth),
        IEnumerable<KeyValuePair<string, object?>> members => members.All(member => IsJson(member.Value, depth - 1)),
        IList list => AllJson(list, depth),
        IReadOnlyList<object?> list => AllJson(list, depth),
        _ => false,
    };

    private static bool AllJson(IEnumerable values, int depth) => values.Cast<object?>().All(value => IsJson(value, depth - 1));
}
