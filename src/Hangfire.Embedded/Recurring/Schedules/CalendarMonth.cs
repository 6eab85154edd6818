namespace Hangfire.Recurring;

/// <summary>A month of a year.</summary>
internal readonly record struct CalendarMonth(int Year, int Number)
{
    public int Length => DateTime.DaysInMonth(Year, Number);

    public CalendarMonth Next => Number == 12 ? new CalendarMonth(Year + 1, 1) : new CalendarMonth(Year, Number + 1);

    public static CalendarMonth Of(DateTime day) => new(day.Year, day.Month);

    public DayOfWeek WeekdayOf(int day) => new DateTime(Year, Number, day).DayOfWeek;

    /// <summary>The day itself or the nearest one from Monday to Friday, never in another month; zero when the month has no such day.</summary>
    public int NearestWorkday(int day)
    {
        if (day < 1 || day > Length) return 0;

        return WeekdayOf(day) switch
        {
            DayOfWeek.Saturday => day == 1 ? 3 : day - 1,
            DayOfWeek.Sunday => day == Length ? day - 2 : day + 1,
            _ => day,
        };
    }
}
