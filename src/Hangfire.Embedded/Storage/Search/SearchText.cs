namespace Hangfire.Storage.Search;

/// <summary>
/// A text to find in the name of a job's type and method, as in <c>Invoices.Send</c>, or in its arguments; case does not matter.
/// </summary>
internal sealed class SearchText
{
    public const int MaximumLength = 200;

    private SearchText(string text)
    {
        Text = text;
        Spellings = [.. new[] { Quoted(text), Quoted(Quoted(text)) }.Distinct()];
    }

    public string Text { get; }

    /// <summary>
    /// The text as it stands in stored arguments, an array of texts that are JSON themselves: within one, or within a text in one.
    /// </summary>
    public IReadOnlyList<string> Spellings { get; }

    /// <summary>Returns null when nothing is left to look for.</summary>
    /// <exception cref="ArgumentException">The text is too long.</exception>
    public static SearchText? Of(string? text)
    {
        var clean = string.Concat((text ?? string.Empty).Where(letter => !char.IsControl(letter))).Trim();
        if (clean.Length > MaximumLength)
        {
            throw new ArgumentException(
                $"Expected a text of at most {MaximumLength} characters to search for, got {clean.Length}. Shorten it.", nameof(text));
        }

        return clean.Length == 0 ? null : new SearchText(clean);
    }

    public bool Matches(InvocationData call) =>
        CallName(call).Contains(Text, StringComparison.OrdinalIgnoreCase)
        || Spellings.Any(spelling => call.Arguments?.Contains(spelling, StringComparison.OrdinalIgnoreCase) == true);

    private static string CallName(InvocationData call) => $"{call.Type?.Split(',')[0].Replace('+', '.')}.{call.Method}";

    private static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
