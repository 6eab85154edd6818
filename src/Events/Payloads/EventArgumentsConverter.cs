using System.Text.Json;
using System.Text.Json.Serialization;

namespace Events;

/// <summary>Writes the named arguments as one object; where there are arguments by position, as <c>{"args": […], "kwargs": {…}}</c>.</summary>
internal sealed class EventArgumentsConverter : JsonConverter<EventArguments>
{
    private const string Positional = "args";
    private const string Named = "kwargs";

    public override EventArguments Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException($"Expected the arguments to be an object, got '{element.ValueKind}'.");
        }

        return HasBothParts(element)
            ? EventArguments.Create([.. element.GetProperty(Positional).EnumerateArray().Select(LooseValue.Read)], MembersOf(element.GetProperty(Named)))
            : EventArguments.Create([], MembersOf(element));
    }

    public override void Write(Utf8JsonWriter writer, EventArguments value, JsonSerializerOptions options)
    {
        if (value.Positional.Count == 0 && !LooksLikeParts(value.Named))
        {
            WriteMembers(writer, value.Named, options);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName(Positional);
        JsonSerializer.Serialize(writer, value.Positional, options);
        writer.WritePropertyName(Named);
        WriteMembers(writer, value.Named, options);
        writer.WriteEndObject();
    }

    // Named arguments that look like the two parts are written in two parts, so that reading gives back what was written.
    private static bool LooksLikeParts(IReadOnlyDictionary<string, object?> named) =>
        named.Count == 2 && named.ContainsKey(Positional) && named.ContainsKey(Named);

    private static bool HasBothParts(JsonElement element) =>
        element.EnumerateObject().Count() == 2
        && element.TryGetProperty(Positional, out var positional) && positional.ValueKind == JsonValueKind.Array
        && element.TryGetProperty(Named, out var named) && named.ValueKind == JsonValueKind.Object;

    private static OrderedDictionary<string, object?> MembersOf(JsonElement element) =>
        new(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, LooseValue.Read(member.Value))));

    private static void WriteMembers(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> named, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in named)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, options);
        }

        writer.WriteEndObject();
    }
}
