namespace Events;

/// <summary>
/// Makes the text of a foreign exception fit to be published: a failure event must not fail because of what the failure says.
/// </summary>
internal static class StorableText
{
    private const int MaxLength = 16_000;
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        var cut = text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
        return IsStorable(cut) ? cut : string.Concat(cut.EnumerateRunes().Select(rune => rune.Value == 0 ? Replacement.ToString() : rune.ToString()));
    }

    public static object? OfValue(object? value) => value is string text ? Of(text) : value;

    private static bool IsStorable(string text) => !text.Any(character => character == '\0' || char.IsSurrogate(character));
}
