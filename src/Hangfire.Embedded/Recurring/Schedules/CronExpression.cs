using System.Numerics;

namespace Hangfire.Recurring;

/// <summary>
/// A cron expression of five fields, or of six with the seconds first. Where both day fields say something, both must hold: <c>0 0 13 * FRI</c>
/// is Friday the thirteenth.
/// </summary>
internal sealed class CronExpression
{
    // 29 February falls on a given weekday once in at most 40 years; what does not happen in a hundred never does.
    private const int YearsToSearch = 100;

    private static readonly Dictionary<string, string> Nicknames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
        ["@every_minute"] = "* * * * *",
        ["@every_second"] = "* * * * * *",
    };

    private readonly TimesOfDay times;
    private readonly DaysOfMonth daysOfMonth;
    private readonly CronValues months;
    private readonly DaysOfWeek daysOfWeek;

    private CronExpression(string[] fields)
    {
        times = new TimesOfDay(
            hours: CronFieldReader.Read(CronField.Hours, fields[2]),
            minutes: CronFieldReader.Read(CronField.Minutes, fields[1]),
            seconds: CronFieldReader.Read(CronField.Seconds, fields[0]));
        daysOfMonth = new DaysOfMonth(fields[3]);
        months = CronFieldReader.Read(CronField.Months, fields[4]);
        daysOfWeek = new DaysOfWeek(fields[5]);
    }

    /// <summary>Whether the times of day are spread by a rule: hours, minutes or seconds have <c>*</c>, a range or a step.</summary>
    public bool IsInterval => times.IsInterval;

    /// <summary>Reads an expression or one of the nicknames such as <c>@hourly</c>.</summary>
    /// <exception cref="CronFormatException">It cannot be read.</exception>
    public static CronExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fields = Expanded(text.Trim()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length switch
        {
            5 => new CronExpression(["0", .. fields]),
            6 => new CronExpression(fields),
            _ => throw new CronFormatException(
                "fields", text, $"Expected five fields (minute, hour, day of month, month, day of week) or six with the second first, got {fields.Length}."),
        };
    }

    /// <summary>The first moment at or after <paramref name="local"/>, by a clock that never changes; none when there is none.</summary>
    public DateTime? FirstFrom(DateTime local)
    {
        var today = local.Date;
        if (FirstDayFrom(today) is not { } day) return null;
        if (day > today) return day + times.First;
        if (times.FirstFrom(local.TimeOfDay) is { } time) return day + time;

        return FirstDayFrom(today.AddDays(1)) is { } next ? next + times.First : null;
    }

    private static string Expanded(string text)
    {
        if (!text.StartsWith('@')) return text;

        return Nicknames.TryGetValue(text, out var expression)
            ? expression
            : throw new CronFormatException("nickname", text, $"Use one of {string.Join(", ", Nicknames.Keys)}.");
    }

    private DateTime? FirstDayFrom(DateTime from)
    {
        var firstDay = from.Day;
        for (var month = CalendarMonth.Of(from); month.Year <= from.Year + YearsToSearch; month = month.Next, firstDay = 1)
        {
            if (!months.Contains(month.Number)) continue;

            var days = daysOfMonth.In(month) & daysOfWeek.In(month) & (uint.MaxValue << firstDay);
            if (days != 0) return new DateTime(month.Year, month.Number, BitOperations.TrailingZeroCount(days));
        }

        return null;
    }
}
