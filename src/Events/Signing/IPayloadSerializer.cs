namespace Events;

/// <summary>Turns objects into the bytes of a <see cref="SignedPayload"/> and back.</summary>
public interface IPayloadSerializer
{
    /// <summary>The bytes of an object.</summary>
    byte[] Serialize<T>(T value);

    /// <summary>The object of the bytes. Called only after the hash was found good; <c>null</c> is reported as a failure.</summary>
    T? Deserialize<T>(ReadOnlySpan<byte> bytes);
}
