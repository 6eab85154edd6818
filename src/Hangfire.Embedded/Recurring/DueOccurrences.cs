namespace Hangfire.Recurring;

/// <summary>Which occurrences a recurring job has now, and which is the next one.</summary>
/// <param name="Times">The occurrences to create jobs for, oldest first.</param>
/// <param name="Next">The next occurrence after them, or none.</param>
internal sealed record DueOccurrences(IReadOnlyList<DateTime> Times, DateTime? Next)
{
    // Bounds the work of one round after a long outage; the rest follows in the next one.
    private const int MostAtOnce = 100;

    /// <summary>Decides by the misfire mode what becomes of occurrences that were missed.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="pending">The occurrence that was waited for.</param>
    /// <param name="now">The time.</param>
    /// <param name="mode">What becomes of missed occurrences.</param>
    /// <param name="tolerance">How late an occurrence may be before it counts as missed.</param>
    public static DueOccurrences Of(Schedule schedule, DateTime pending, DateTime now, MisfireHandlingMode mode, TimeSpan tolerance) => mode switch
    {
        MisfireHandlingMode.Strict => Each(schedule, pending, now),
        MisfireHandlingMode.Ignorable => Recent(schedule, pending, now, tolerance),
        _ => new DueOccurrences([pending], schedule.Next(now)),
    };

    private static DueOccurrences Each(Schedule schedule, DateTime pending, DateTime now)
    {
        var times = new List<DateTime>();
        DateTime? time = pending;
        for (; time <= now && times.Count < MostAtOnce; time = schedule.Next(time.Value)) times.Add(time.Value);
        return new DueOccurrences(times, time);
    }

    private static DueOccurrences Recent(Schedule schedule, DateTime pending, DateTime now, TimeSpan tolerance)
    {
        var recent = pending >= now - tolerance ? pending : schedule.Next(now - tolerance);
        return recent <= now ? new DueOccurrences([recent.Value], schedule.Next(now)) : new DueOccurrences([], recent);
    }
}
