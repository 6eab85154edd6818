namespace Events;

/// <summary>What may be a queue's name, as Hangfire has it: <c>^[a-z0-9_-]+$</c>.</summary>
internal static class QueueNames
{
    public const string Rule = "Use lower-case letters, digits, underscores and dashes.";

    public static bool IsValid(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-');
}
