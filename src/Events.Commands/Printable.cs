namespace Events.Commands;

/// <summary>Makes text of unknown origin fit for a terminal, which would obey the escape sequences in it.</summary>
internal static class Printable
{
    public static string OnOneLine(string text) => Replace(text, kept: "");

    public static string OnLines(string text) => Replace(text, kept: "\n\t");

    private static string Replace(string text, string kept) => text.Any(sign => IsRefused(sign, kept))
        ? string.Concat(text.ReplaceLineEndings("\n").Select(sign => IsRefused(sign, kept) ? ' ' : sign))
        : text;

    private static bool IsRefused(char sign, string kept) => char.IsControl(sign) && !kept.Contains(sign, StringComparison.Ordinal);
}
