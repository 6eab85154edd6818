using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Newtonsoft.Json;

namespace Hangfire.Common;

/// <summary>
/// The JSON of whole numbers, of texts without anything to escape, and of lists of such texts, without a serializer: most of what is stored
/// with a job is of these.
/// </summary>
internal static class PlainJson
{
    private const int LongestNumber = 18;

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    public static bool TryWrite(object value, JsonSerializerSettings settings, [NotNullWhen(true)] out string? json)
    {
        json = !AreUsual(settings) ? null : value switch
        {
            int number => number.ToString(CultureInfo.InvariantCulture),
            long number => number.ToString(CultureInfo.InvariantCulture),
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

    private static string? Written(string?[] texts) =>
        Array.TrueForAll(texts, text => text is null || IsPlain(text))
            ? $"[{string.Join(',', texts.Select(text => text is null ? "null" : $"\"{text}\""))}]"
            : null;

    // A leading zero would make it an octal number.
    private static long? Number(string json) =>
        json.Length is > 0 and <= LongestNumber
        && (json is "0" || char.IsBetween(json[0], '1', '9') || (json[0] == '-' && json.Length > 1 && char.IsBetween(json[1], '1', '9')))
        && long.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string? Text(string json) =>
        json is ['"', .., '"'] && json.Length > 1 && IsPlain(json.AsSpan(1, json.Length - 2)) ? json[1..^1] : null;

    private static string?[]? Texts(string json)
    {
        if (json is "[]") return [];

        return json is ['[', .. var inner, ']'] && Text(inner) is { } only ? [only] : null;
    }
}
