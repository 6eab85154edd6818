using System.Globalization;
using System.Text.Json;

namespace Events;

/// <summary>The forms of a time on the wire: <c>2021-03-17T16:24:23+00:00</c>, with or without a fraction, and without an offset where older senders mean UTC.</summary>
internal static class EventTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>Whether it is a time that says its offset, as CloudEvents demands.</summary>
    public static bool IsWithOffset(string text) =>
        TryParse(text, out _) && (text.EndsWith('Z') || text.AsSpan("yyyy-MM-ddTHH:mm:ss".Length).IndexOfAny('+', '-') >= 0);

    public static DateTimeOffset Read(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return TryParse(text, out var time)
            ? time
            : throw new MemberRefusedException(
                EnvelopeFault.InvalidTime,
                $"Expected a time like '2021-03-17T16:24:23+00:00', got {Quoted.Of(text ?? reader.TokenType.ToString())} at byte {reader.TokenStartIndex}.");
    }
}
