using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Events;

/// <summary>The header <c>events-signature</c>: <c>v1 kid=… t=… s=…</c>, several of them divided by <c>; </c>. There is one way to write it.</summary>
internal static class SignatureHeader
{
    public const string Version = "v1";
    public const int MaxLength = 1024;
    public const int MaxSignatures = 4;

    private const int MaxKeyIdLength = 64;
    private const int MaxTimeDigits = 11;
    private const int HashLength = HMACSHA256.HashSizeInBytes;
    private const int HashCharacters = 43;
    private const string Divider = "; ";

    private static readonly SearchValues<char> KeyIdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    public static bool IsKeyId(string? id) =>
        id is { Length: > 0 and <= MaxKeyIdLength } && !id.AsSpan().ContainsAnyExcept(KeyIdCharacters);

    public static string Write(IEnumerable<MessageSignature> signatures) => string.Join(Divider, signatures.Select(Write));

    /// <summary>The signatures of a version this library knows.</summary>
    /// <exception cref="FormatException">The header is malformed; the message says how, without repeating it.</exception>
    /// <returns>None when all are of other versions.</returns>
    public static IReadOnlyList<MessageSignature> Parse(string header)
    {
        var entries = header.Length <= MaxLength
            ? header.Split(Divider)
            : throw new FormatException($"it has {header.Length} characters, the limit is {MaxLength}");
        if (entries.Length > MaxSignatures)
        {
            throw new FormatException($"it has {entries.Length} signatures, the limit is {MaxSignatures}");
        }

        return [.. entries.Select(entry => entry.Split(' ')).Where(IsKnownVersion).Select(Read)];
    }

    private static string Write(MessageSignature signature) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Version} kid={signature.KeyId} t={signature.UnixSeconds} s={Base64Url.EncodeToString(signature.Hash)}");

    private static bool IsKnownVersion(string[] fields)
    {
        var isVersion = fields[0] is "none" || (fields[0] is ['v', .. var number] && number.Length is > 0 and <= 3 && number.All(char.IsAsciiDigit));
        return isVersion ? fields[0] == Version : throw new FormatException("it does not begin with a version");
    }

    private static MessageSignature Read(string[] fields) => fields is [_, var key, var time, var hash]
        ? new(KeyIdOf(Value(key, "kid=")), TimeOf(Value(time, "t=")), HashOf(Value(hash, "s=")))
        : throw new FormatException("expected the fields kid, t and s, each after one space");

    private static string Value(string field, string prefix) => field.StartsWith(prefix, StringComparison.Ordinal)
        ? field[prefix.Length..]
        : throw new FormatException($"expected the field {prefix}");

    private static string KeyIdOf(string text) => IsKeyId(text) ? text : throw new FormatException("the key id is malformed");

    private static long TimeOf(string text)
    {
        var isNumber = text.Length is > 0 and <= MaxTimeDigits && text.All(char.IsAsciiDigit) && (text == "0" || text[0] != '0');
        return isNumber ? long.Parse(text, CultureInfo.InvariantCulture) : throw new FormatException("the time is not a number of seconds");
    }

    private static byte[] HashOf(string text)
    {
        // The platform's decoder takes padding and spaces; with exactly this many characters there is no room for them.
        var bytes = new byte[HashLength];
        var isHash = text.Length == HashCharacters
            && Base64Url.TryDecodeFromUtf8(Encoding.UTF8.GetBytes(text), bytes, out var count)
            && count == HashLength;
        return isHash ? bytes : throw new FormatException($"the signature is not {HashLength} bytes in base64url without padding");
    }
}
