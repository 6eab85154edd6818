using System.Text.Json;

namespace Events;

internal sealed class JsonPayloadSerializer : IPayloadSerializer
{
    public byte[] Serialize<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, EventJson.Options);

    public T? Deserialize<T>(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<T>(bytes, EventJson.Options);
}
