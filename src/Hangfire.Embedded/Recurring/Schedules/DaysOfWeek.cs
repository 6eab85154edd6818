namespace Hangfire.Recurring;

/// <summary>The days a cron expression names by their weekday, perhaps by its place in the month.</summary>
internal sealed class DaysOfWeek
{
    private readonly List<Func<CalendarMonth, int>> special = [];
    private readonly CronValues weekdays;

    public DaysOfWeek(string text)
    {
        weekdays = CronFieldReader.Read(CronField.DaysOfWeek, text, TryReadSpecial);
    }

    /// <summary>One bit for each day of the month that is meant; bit 1 is the first.</summary>
    public uint In(CalendarMonth month)
    {
        var days = 0u;
        var weekday = (int)month.WeekdayOf(1);
        for (var day = 1; day <= month.Length; day++, weekday = (weekday + 1) % 7)
        {
            if (weekdays.Contains(weekday)) days |= 1u << day;
        }

        foreach (var rule in special)
        {
            if (rule(month) is > 0 and var day) days |= 1u << day;
        }

        return days;
    }

    private bool TryReadSpecial(string part)
    {
        var hash = part.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0) return AddNth(Weekday(part[..hash], part), CronField.DaysOfWeek.ReadNumber(part[(hash + 1)..], part, 1, 5));
        if (!part.EndsWith("L", StringComparison.OrdinalIgnoreCase)) return false;
        if (part.Length == 1) throw CronField.DaysOfWeek.Refused(part, "Name the weekday, such as 5L or FRIL for the last Friday of the month.");

        return AddLast(Weekday(part[..^1], part));
    }

    private static int Weekday(string text, string part) => CronField.DaysOfWeek.Read(text, part) % 7;

    private bool AddNth(int weekday, int number)
    {
        special.Add(month => First(month, weekday) + (7 * (number - 1)) is var day && day <= month.Length ? day : 0);
        return true;
    }

    private bool AddLast(int weekday)
    {
        special.Add(month => First(month, weekday) + (7 * ((month.Length - First(month, weekday)) / 7)));
        return true;
    }

    private static int First(CalendarMonth month, int weekday) => 1 + ((weekday - (int)month.WeekdayOf(1) + 7) % 7);
}
