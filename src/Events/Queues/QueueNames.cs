namespace Events;

/// <summary>What may be a queue's name, and how names of other systems become Hangfire's: <c>^[a-z0-9_-]+$</c>, at most 50 characters.</summary>
public static class QueueNames
{
    /// <summary>The longest name every storage of Hangfire takes.</summary>
    public const int MaxLength = 50;

    internal const string Rule = "Use lower-case letters, digits, underscores and dashes.";

    /// <summary>The name Hangfire knows a queue by: lower case, every other character a dash. <c>demo.number.even</c> becomes <c>demo-number-even</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty or has more than 50 characters; it is never cut.</exception>
    public static string ToHangfire(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length > MaxLength)
        {
            throw new ArgumentException(TooLong(name), nameof(name));
        }

        return IsValid(name) ? name : string.Create(name.Length, name, static (safe, original) =>
        {
            for (var i = 0; i < safe.Length; i++)
            {
                var lower = char.ToLowerInvariant(original[i]);
                safe[i] = IsAllowed(lower) ? lower : '-';
            }
        });
    }

    /// <summary>Every queue that is too long, and every two that Hangfire could not tell apart, a sentence or two each.</summary>
    public static IReadOnlyList<string> FaultsOf(IEnumerable<string> queues)
    {
        var distinct = queues.Distinct(StringComparer.Ordinal).ToList();
        var tooLong = distinct.Where(queue => queue.Length > MaxLength).Select(TooLong);
        var alike = distinct.Where(queue => queue.Length is > 0 and <= MaxLength).GroupBy(ToHangfire).Where(group => group.Count() > 1)
            .Select(group => $"The queues {string.Join(" and ", group.Select(queue => $"\"{queue}\""))} are one queue to Hangfire, \"{group.Key}\". Rename all but one.");
        return [.. tooLong, .. alike];
    }

    internal static bool IsValid(string name) => name.Length > 0 && name.All(IsAllowed);

    /// <summary>Whether a declared queue is valid as it is, or after <see cref="ToHangfire"/> turned its separators into dashes.</summary>
    internal static bool IsDeclarable(string name) => name.Length > 0 && name.All(character => IsAllowed(character) || character is '.' or ':');

    private static bool IsAllowed(char character) =>
        char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '_' or '-';

    private static string TooLong(string name) =>
        $"The queue name \"{name}\" has {name.Length} characters. Use at most {MaxLength}: not every storage of Hangfire takes more.";
}
