using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Events;

/// <summary>The parts of a message a signature covers, exactly as they are sent. What is absent is empty.</summary>
public sealed record SignedParts
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The id of the message.</summary>
    public string Id { get; init; } = "";

    /// <summary>The application that sends it.</summary>
    public string Source { get; init; } = "";

    /// <summary>The wire name of the event.</summary>
    public string Type { get; init; } = "";

    /// <summary>The content type.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>The tenant.</summary>
    public string Tenant { get; init; } = "";

    /// <summary>The body.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The string to sign. Lengths (of the UTF-8 bytes) make it impossible for two different messages to give the same one.</summary>
    /// <exception cref="EncoderFallbackException">A part is no valid Unicode.</exception>
    internal byte[] ToCanonical(string keyId, long unixSeconds)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{SignatureHeader.Version}\n{keyId}\n{unixSeconds}\n");
        foreach (var part in (string[])[Id, Source, Type, ContentType, Tenant])
        {
            text.Append(CultureInfo.InvariantCulture, $"{StrictUtf8.GetByteCount(part)}:{part}\n");
        }

        return StrictUtf8.GetBytes(text.Append(Convert.ToHexStringLower(SHA256.HashData(Body.Span))).ToString());
    }

    internal byte[] Hash(SigningKey key, long unixSeconds) => HMACSHA256.HashData(key.Secret.Span, ToCanonical(key.Id, unixSeconds));
}
