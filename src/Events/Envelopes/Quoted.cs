using System.Globalization;
using System.Text;

namespace Events;

/// <summary>Puts a foreign value into a message: in quotes, on one line, cut to a readable length.</summary>
internal static class Quoted
{
    private const int MaxLength = 80;
    private const int MaxLine = 2000;

    public static string Of(string? value) => $"\"{Escape(value ?? "", MaxLength)}\"";

    /// <summary>A message others may have written into: names of members, pieces of text.</summary>
    public static string OnOneLine(string message) => Escape(message, MaxLine);

    private static string Escape(string value, int maxLength)
    {
        var text = new StringBuilder();
        foreach (var character in value.AsSpan(0, Math.Min(value.Length, maxLength)))
        {
            if (IsSafe(character))
            {
                text.Append(character);
            }
            else
            {
                text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return text.Append(value.Length > maxLength ? "…" : "").ToString();
    }

    private static bool IsSafe(char character) => char.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
