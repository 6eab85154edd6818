using System.Text;
using System.Text.Json;

namespace Events.Tests.Corpus;

/// <summary>Makes the body a row describes: as text, as hex, or too large to be written down.</summary>
internal static class CorpusBody
{
    private const string Metadata = "\"eventName\":\"corpus\",\"publisherName\":\"orders\"";

    public static byte[] Of(CorpusRow row) => row.Json.TryGetProperty("body", out var body)
        ? Of(body)
        : Encoding.UTF8.GetBytes(Envelope(row.Text("metadata"), row.Text("payload") ?? "{\"name\":\"n\"}"));

    public static bool IsHex(CorpusRow row) => row.Json.TryGetProperty("body", out var body) && body.TryGetProperty("hex", out _);

    private static byte[] Of(JsonElement body)
    {
        var kind = body.EnumerateObject().Single();
        return kind.Name switch
        {
            "text" => Encoding.UTF8.GetBytes(kind.Value.GetString()!),
            "hex" => Convert.FromHexString(kind.Value.GetString()!),
            "nest" => Nested(kind.Value.GetInt32()),
            "pad" => Padded(kind.Value.GetInt32()),
            "items" => Payload($"[{string.Join(',', Enumerable.Repeat('1', kind.Value.GetInt32()))}]"),
            "members" => Payload($"{{{string.Join(',', Enumerable.Range(0, kind.Value.GetInt32()).Select(number => $"\"{number}\":1"))}}}"),
            _ => throw new ArgumentException($"The corpus knows no body of \"{kind.Name}\".", nameof(body)),
        };
    }

    // The envelope and the payload are the first two levels.
    private static byte[] Nested(int depth) => Payload(new string('[', depth - 2) + new string(']', depth - 2));

    private static byte[] Padded(int size)
    {
        var empty = Payload("\"\"");
        return Payload($"\"{new string('x', size - empty.Length)}\"");
    }

    private static byte[] Payload(string value) => Encoding.UTF8.GetBytes(Envelope(null, $"{{\"name\":\"n\",\"rest\":{value}}}"));

    private static string Envelope(string? metadata, string payload) =>
        $"{{\"metadata\":{{{Metadata}{(metadata is null ? "" : "," + metadata)}}},\"payload\":{payload}}}";
}
