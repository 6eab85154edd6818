namespace Hangfire.Recurring;

/// <summary>The times of day a cron expression means, whatever the day.</summary>
internal sealed class TimesOfDay(CronValues hours, CronValues minutes, CronValues seconds)
{
    /// <summary>Whether the times are spread by a rule, such as every ten minutes, and not written down one by one.</summary>
    public bool IsInterval => hours.IsInterval || minutes.IsInterval || seconds.IsInterval;

    /// <summary>The first of them.</summary>
    public TimeSpan First => FirstFrom(TimeSpan.Zero)!.Value;

    /// <summary>The first of them at or after <paramref name="time"/>, or none that day.</summary>
    public TimeSpan? FirstFrom(TimeSpan time)
    {
        var hour = hours.FirstFrom(time.Hours);
        if (hour == time.Hours)
        {
            if (FirstInHour(time.Minutes, time.Seconds) is { } inHour) return TimeSpan.FromHours(time.Hours) + inHour;
            hour = hours.FirstFrom(time.Hours + 1);
        }

        return hour is { } later ? TimeSpan.FromHours(later) + FirstInHour(0, 0) : null;
    }

    private TimeSpan? FirstInHour(int fromMinute, int fromSecond)
    {
        var minute = minutes.FirstFrom(fromMinute);
        if (minute == fromMinute)
        {
            if (seconds.FirstFrom(fromSecond) is { } second) return new TimeSpan(0, fromMinute, second);
            minute = minutes.FirstFrom(fromMinute + 1);
        }

        return minute is { } later ? new TimeSpan(0, later, seconds.FirstFrom(0)!.Value) : null;
    }
}
