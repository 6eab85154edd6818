using System.Buffers;
using System.Text.Json;

namespace Events;

/// <summary>Older services name the members of the metadata either as on the wire (<c>eventName</c>) or as in their code (<c>event_name</c>), all in one way.</summary>
internal static class OlderMemberNames
{
    /// <summary>The metadata with the names of the wire.</summary>
    /// <exception cref="JsonException">A member is there under both names.</exception>
    public static JsonElement ToWire(JsonElement metadata, JsonDocumentOptions options) =>
        metadata.TryGetProperty("event_name", out _) && !metadata.TryGetProperty("eventName", out _) ? Renamed(metadata, options) : metadata;

    private static JsonElement Renamed(JsonElement metadata, JsonDocumentOptions options)
    {
        var renamed = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(renamed))
        {
            writer.WriteStartObject();
            foreach (var member in metadata.EnumerateObject())
            {
                writer.WritePropertyName(EventNaming.ToWire(member.Name));
                member.Value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(renamed.WrittenSpan, options);
    }
}
