using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.Commands;

/// <summary>Options that take a time, or how long ago it was.</summary>
internal static class Moment
{
    private const int LongestAge = 100_000;

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static Option<DateTimeOffset?> Option(string name, string description, TimeProvider time) => new(name)
    {
        Description = $"{description} Such as 2026-05-04, 2026-05-04T03:02Z (UTC where no zone is given), or 30m, 2h, 7d ago.",
        CustomParser = result => Parse(result, name, time.GetUtcNow()),
    };

    private static DateTimeOffset? Parse(ArgumentResult result, string name, DateTimeOffset now)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return at;
        }

        if (AgeOf(text) is { } age)
        {
            return now - age;
        }

        result.AddError($"Expected {name} to be a time such as 2026-05-04 or 2026-05-04T03:02:01Z, or an age such as 30m, 2h or 7d, got \"{text}\".");
        return null;
    }

    private static TimeSpan? AgeOf(string text) =>
        text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount <= LongestAge
            ? text[^1] switch
            {
                'm' => TimeSpan.FromMinutes(amount),
                'h' => TimeSpan.FromHours(amount),
                'd' => TimeSpan.FromDays(amount),
                _ => null,
            }
            : null;
}
