using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Events;

/// <summary>Turns routing keys into message attributes.</summary>
/// <remarks>
/// Text becomes <c>String</c>, a whole number <c>Number</c>, a list of texts, whole numbers, booleans and nulls <c>String.Array</c>. Nothing else is
/// accepted, a lone boolean included: subscribers' filters were written against exactly these types.
/// </remarks>
public static class MessageAttributes
{
    /// <summary>The attributes of the routing keys, in the same order.</summary>
    /// <exception cref="MessageAttributeException">A value cannot be an attribute; the message names key and value.</exception>
    public static IReadOnlyDictionary<string, MessageAttribute> From(RoutingKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var attributes = new OrderedDictionary<string, MessageAttribute>(keys.Count, StringComparer.Ordinal);
        foreach (var (key, value) in keys)
        {
            attributes.Add(key, From(key, Plain(value)));
        }

        return attributes;
    }

    private static MessageAttribute From(string key, object? value) => value switch
    {
        string text => new MessageAttribute("String", text),
        _ when IsWholeNumber(value) => new MessageAttribute("Number", Convert.ToString(value, CultureInfo.InvariantCulture)!),
        IList list and not byte[] => new MessageAttribute("String.Array", ArrayOf(key, list)),
        _ => throw MessageAttributeException.Unsupported(key, value),
    };

    private static string ArrayOf(string key, IList list)
    {
        var items = list.Cast<object?>().Select(Plain).ToList();
        var text = $"[{string.Join(", ", items.Select(Json))}]";
        return items.TrueForAll(item => item is null or string or bool || IsWholeNumber(item))
            ? text
            : throw MessageAttributeException.BadItem(key, text);
    }

    private static bool IsWholeNumber(object? value) =>
        value is int or long or short or byte or sbyte or uint or ulong or ushort;

    private static string Json(object? item) => JsonSerializer.Serialize(item, EventJson.Options);

    /// <summary>Routing keys that were stored with the event come back as JSON.</summary>
    private static object? Plain(object? value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number when json.TryGetInt64(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => json.GetBoolean(),
        JsonValueKind.Array => json.EnumerateArray().Select(item => (object)item).ToList(),
        JsonValueKind.Null => null,
        _ => value,
    };
}
