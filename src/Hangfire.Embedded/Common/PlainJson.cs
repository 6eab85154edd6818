using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Hangfire.Common;

/// <summary>
/// The JSON of whole numbers, of ids, of texts without anything to escape, and of lists of texts that are JSON themselves, without a serializer:
/// most of what is stored with a job is of these.
/// </summary>
internal static class PlainJson
{
    private const int LongestNumber = 18;
    private const int GuidLength = 36;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private static readonly SearchValues<char> Quotable = SearchValues.Create(
        " \"!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static bool TryWrite(object value, JsonSerializerSettings settings, [NotNullWhen(true)] out string? json)
    {
        json = !AreUsual(settings) ? null : value switch
        {
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
            Guid id => $"\"{id}\"",
            string text when IsPlain(text) => $"\"{text}\"",
            string?[] texts => Written(texts),
            _ => null,
        };
        return json is not null;
    }

    public static bool TryRead(string json, Type type, JsonSerializerSettings settings, [NotNullWhen(true)] out object? value)
    {
        value = !AreUsual(settings) ? null
            : type == typeof(int) ? Number(json) is { } number && number == (int)number ? (int)number : null
            : type == typeof(long) ? Number(json)
            : type == typeof(Guid) ? Id(json)
            : type == typeof(string) ? Text(json)
            : type == typeof(string[]) ? Texts(json)
            : null;
        return value is not null;
    }

    // Under any of these the same value may have another form.
    private static bool AreUsual(JsonSerializerSettings settings) => settings is
    {
        Converters.Count: 0,
        ContractResolver: null,
        Formatting: Formatting.None,
        StringEscapeHandling: StringEscapeHandling.Default,
#pragma warning disable CA2326 // Compared, not used.
        TypeNameHandling: TypeNameHandling.None or TypeNameHandling.Auto,
#pragma warning restore CA2326
        PreserveReferencesHandling: PreserveReferencesHandling.None,
    };

    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Plain);

    private static bool IsQuotable(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Quotable);

    private static string? Written(string?[] texts)
    {
        if (!Array.TrueForAll(texts, text => text is null || IsQuotable(text))) return null;

        var json = new StringBuilder("[");
        foreach (var text in texts)
        {
            if (json.Length > 1) json.Append(',');

            _ = text is null ? json.Append("null") : json.Append('"').Append(text.Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return json.Append(']').ToString();
    }

    // A leading zero would make it an octal number.
    private static long? Number(string json) =>
        json.Length is > 0 and <= LongestNumber
        && (json is "0" || char.IsBetween(json[0], '1', '9') || (json[0] == '-' && json.Length > 1 && char.IsBetween(json[1], '1', '9')))
        && long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string? Text(string json) =>
        json is ['"', .., '"'] && json.Length > 1 && IsPlain(json.AsSpan(1, json.Length - 2)) ? json[1..^1] : null;

    private static Guid? Id(string json) =>
        json.Length == GuidLength + 2 && json[0] == '"' && json[^1] == '"' && Guid.TryParseExact(json.AsSpan(1, GuidLength), "D", out var id) ? id : null;

    // Only what was written in this very form: no blanks, and no escapes but those of quotes.
    private static string?[]? Texts(string json)
    {
        if (json is not ['[', .., ']']) return null;

        var texts = new List<string?>();
        var rest = json.AsSpan(1, json.Length - 2);
        while (!rest.IsEmpty)
        {
            if (texts.Count > 0)
            {
                if (rest is not [',', _, ..]) return null;

                rest = rest[1..];
            }

            if (!TryTakeText(ref rest, out var text)) return null;

            texts.Add(text);
        }

        return [.. texts];
    }

    private static bool TryTakeText(ref ReadOnlySpan<char> rest, out string? text)
    {
        text = null;
        if (rest.StartsWith("null"))
        {
            rest = rest[4..];
            return true;
        }

        if (rest is not ['"', ..]) return false;

        var end = 1;
        while (end < rest.Length && rest[end] != '"') end += rest[end] == '\\' ? 2 : 1;

        if (end >= rest.Length) return false;

        var inner = rest[1..end];
        rest = rest[(end + 1)..];
        if (!inner.Contains('\\'))
        {
            text = inner.ToString();
            return IsPlain(inner);
        }

        text = inner.ToString().Replace("\\\"", "\"", StringComparison.Ordinal);
        return IsQuotable(text);
    }
}
