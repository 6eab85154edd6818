using System.Globalization;

namespace Hangfire.InMemory;

/// <content>How many jobs ended per day and per hour, the newest first.</content>
internal sealed partial class InMemoryMonitor
{
    private const int Days = 7;
    private const int Hours = 24;

    public override IDictionary<DateTime, long> SucceededByDatesCount() => ByDay("succeeded");

    public override IDictionary<DateTime, long> FailedByDatesCount() => ByDay("failed");

    public override IDictionary<DateTime, long> DeletedByDatesCount() => ByDay("deleted");

    public override IDictionary<DateTime, long> HourlySucceededJobs() => ByHour("succeeded");

    public override IDictionary<DateTime, long> HourlyFailedJobs() => ByHour("failed");

    public override IDictionary<DateTime, long> HourlyDeletedJobs() => ByHour("deleted");

    private Dictionary<DateTime, long> ByDay(string outcome) =>
        Count(outcome, "yyyy-MM-dd", now => Enumerable.Range(0, Days).Select(back => now.Date.AddDays(-back)));

    private Dictionary<DateTime, long> ByHour(string outcome) =>
        Count(outcome, "yyyy-MM-dd-HH", now => Enumerable.Range(0, Hours).Select(back => now.Date.AddHours(now.Hour - back)));

    private Dictionary<DateTime, long> Count(string outcome, string format, Func<DateTime, IEnumerable<DateTime>> moments) =>
        dispatcher.Read(state => moments(state.Clock.UtcNow).ToDictionary(
            moment => moment,
            moment => state.Counters.Find($"stats:{outcome}:{moment.ToString(format, CultureInfo.InvariantCulture)}")?.Value ?? 0));
}
