using System.Globalization;

namespace Hangfire.Recurring;

/// <summary>A field of a cron expression: its name in messages, its range, and the names its values have.</summary>
internal sealed record CronField(string Name, int First, int Last, string[] ValueNames, bool AllowsQuestionMark)
{
    private static readonly string[] MonthNames =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    public static CronField Seconds { get; } = new("seconds", 0, 59, [], false);

    public static CronField Minutes { get; } = new("minutes", 0, 59, [], false);

    public static CronField Hours { get; } = new("hours", 0, 23, [], false);

    public static CronField DaysOfMonth { get; } = new("days of month", 1, 31, [], true);

    public static CronField Months { get; } = new("months", 1, 12, MonthNames, false);

    /// <summary>Sunday is 0 and 7.</summary>
    public static CronField DaysOfWeek { get; } = new("days of week", 0, 7, DayNames, true);

    /// <summary>How many different values there are.</summary>
    public int Size => this == DaysOfWeek ? 7 : Last - First + 1;

    /// <summary>Reads one value, a number or a name.</summary>
    public int Read(string text, string part)
    {
        var named = Array.FindIndex(ValueNames, name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? First + named : ReadNumber(text, part, First, Last);
    }

    public int ReadNumber(string text, string part, int lowest, int highest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
            ? number
            : throw Refused(part, $"Expected a number from {lowest} to {highest}{(ValueNames.Length > 0 ? $" or a name such as {ValueNames[0]}" : "")}, got '{text}'.");

    public CronFormatException Refused(string part, string advice) => new(Name, part, advice);
}
