namespace Events.Tests.Signing;

/// <summary>Writes the same bytes whatever it is given, and notes what it was asked to read.</summary>
internal sealed class BytesSerializer : IPayloadSerializer
{
    public List<byte[]> Read { get; } = [];

    public byte[] Serialize<T>(T value) => [.. "BYTES"u8];

    public T? Deserialize<T>(ReadOnlySpan<byte> bytes)
    {
        Read.Add(bytes.ToArray());
        return (T)(object)"object";
    }
}
