namespace Hangfire.Recurring;

/// <summary>The instants a cron expression means in a time zone.</summary>
/// <remarks>
/// Where the clock is set forward, a fixed time that was skipped is at the first instant after the gap, and an interval goes on as if nothing
/// had happened. Where it is set back, a fixed time in the repeated hour is there once, the first time, and an interval goes through both.
/// An expression is an interval when its hours, minutes or seconds have <c>*</c>, a range or a step.
/// </remarks>
internal sealed class Schedule(CronExpression expression, TimeZoneInfo zone)
{
    private readonly ZoneClock clock = new(zone);

    /// <summary>Reads the expression.</summary>
    /// <exception cref="CronFormatException">It cannot be read.</exception>
    public static Schedule Parse(string cronExpression, TimeZoneInfo zone) => new(CronExpression.Parse(cronExpression), zone);

    /// <summary>The first instant after <paramref name="after"/>, in UTC; none when there is none within a hundred years.</summary>
    public DateTime? Next(DateTime after)
    {
        var second = new DateTime(after.Ticks - (after.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return expression.IsInterval ? NextOfInterval(second) : NextFixed(second);
    }

    private DateTime? NextFixed(DateTime after)
    {
        for (var local = expression.FirstFrom(clock.At(after)); local is { } time; local = expression.FirstFrom(time.AddSeconds(1)))
        {
            var instants = clock.InstantsOf(time);
            var instant = instants.Count > 0 ? instants[0] : clock.EndOfGap(time);
            if (instant > after) return instant;
        }

        return null;
    }

    private DateTime? NextOfInterval(DateTime after)
    {
        var shown = clock.At(after);
        return clock.InstantsOf(shown) is [var first, var second] && after == first
            ? NextInRepeatedTime(after, clock.ChangeBetween(first, second))
            : NextFrom(shown.AddSeconds(1), after.AddSeconds(1));
    }

    private DateTime? NextInRepeatedTime(DateTime after, DateTime setBackAt)
    {
        var next = after + (expression.FirstFrom(clock.At(after).AddSeconds(1)) - clock.At(after));
        return next < setBackAt ? next : NextFrom(clock.At(setBackAt), setBackAt);
    }

    private DateTime? NextFrom(DateTime shown, DateTime earliest)
    {
        var local = expression.FirstFrom(shown);
        while (local is { } time)
        {
            var instants = clock.InstantsOf(time);
            if (instants.Count == 0)
            {
                local = expression.FirstFrom(clock.At(clock.EndOfGap(time)));
                continue;
            }

            foreach (var instant in instants)
            {
                if (instant >= earliest) return instant;
            }

            local = expression.FirstFrom(time.AddSeconds(1));
        }

        return null;
    }
}
