using System.Text.Json;
using System.Text.Unicode;

namespace Events;

/// <summary>Walks JSON once, before anything is made of it, and finds what no reader of ours may meet.</summary>
internal static class JsonScan
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = EnvelopeLimits.MaxDepth + 1 };

    /// <summary>The first fault, or <c>null</c>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="outerDepth">How many objects will enclose it.</param>
    public static EnvelopeRefusal? FaultOf(ReadOnlySpan<byte> json, int outerDepth = 0)
    {
        if (json.Length > EnvelopeLimits.MaxBytes)
        {
            return TooLarge(json.Length);
        }

        if (!Utf8.IsValid(json) || json.StartsWith("\uFEFF"u8))
        {
            return Malformed("it is not UTF-8 without a byte order mark.");
        }

        try
        {
            return Walk(json, outerDepth);
        }
        catch (JsonException error)
        {
            return Malformed(error.Message);
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that an escaped surrogate has no partner.
            return Malformed("a text holds half of a surrogate pair.");
        }
    }

    public static EnvelopeRefusal TooLarge(long bytes) =>
        new(EnvelopeFault.TooLarge, $"it has \"{bytes}\" bytes, the limit is {EnvelopeLimits.MaxBytes}. Send a reference to large data instead of the data.");

    public static EnvelopeRefusal Malformed(string text) => new(EnvelopeFault.Malformed, text);

    private static EnvelopeRefusal? Walk(ReadOnlySpan<byte> json, int outerDepth)
    {
        Span<int> items = stackalloc int[EnvelopeLimits.MaxDepth + 2];
        var reader = new Utf8JsonReader(json, Options);
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            if (FaultOfToken(ref reader, items, previous, outerDepth) is { } refusal)
            {
                return refusal;
            }

            previous = reader.TokenType;
        }

        return null;
    }

    private static EnvelopeRefusal? FaultOfToken(ref Utf8JsonReader reader, scoped Span<int> items, JsonTokenType previous, int outerDepth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                return null;
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth + outerDepth >= EnvelopeLimits.MaxDepth:
                return new(EnvelopeFault.TooDeep, $"it nests deeper than {EnvelopeLimits.MaxDepth} levels. Flatten it.");
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                items[reader.CurrentDepth + 1] = 0;
                break;
            case JsonTokenType.String or JsonTokenType.PropertyName when HoldsNul(ref reader):
                return new(EnvelopeFault.InvalidCharacter, $"the text at byte {reader.TokenStartIndex} holds the NUL character. Remove it.");
            case JsonTokenType.Number when IsInfinite(ref reader):
                return new(EnvelopeFault.ContractMismatch, $"the number at byte {reader.TokenStartIndex} is out of range. Send it as text.");
        }

        return previous != JsonTokenType.PropertyName && ++items[reader.CurrentDepth] > EnvelopeLimits.MaxItems
            ? new(EnvelopeFault.TooLarge, $"an object or array holds more than {EnvelopeLimits.MaxItems} items. Send a reference to large data instead of the data.")
            : null;
    }

    private static bool HoldsNul(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped && reader.ValueSpan.IndexOf("\\u"u8) >= 0 && reader.GetString()!.Contains('\0');

    private static bool IsInfinite(ref Utf8JsonReader reader)
    {
        // Only an exponent or hundreds of digits can leave the range of a double.
        var mayOverflow = reader.ValueSpan.Length > 300 || reader.ValueSpan.IndexOfAny("eE"u8) >= 0;
        return mayOverflow && !(reader.TryGetDouble(out var value) && double.IsFinite(value));
    }
}
