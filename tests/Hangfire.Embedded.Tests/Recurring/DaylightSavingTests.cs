using System.Globalization;
using Hangfire.Recurring;

namespace Hangfire.Embedded.Tests.Recurring;

/// <summary>Central Europe sets its clocks forward on 2026-03-29 from 02:00 to 03:00, and back on 2026-10-25 from 03:00 to 02:00.</summary>
[Trait("Fault", "F85")]
public sealed class DaylightSavingTests
{
    [Fact]
    public void AFixedTimeThatIsSkippedRunsAtTheFirstInstantAfterTheGap() => Assert.Equal(
        ["2026-03-28 01:30", "2026-03-29 01:00", "2026-03-30 00:30"],
        Occurrences("30 2 * * *", "2026-03-27 12:00", 3));

    [Fact]
    public void SeveralFixedTimesInTheGapRunOnce() => Assert.Equal(
        ["2026-03-28 01:30", "2026-03-29 01:00", "2026-03-30 00:05"],
        Occurrences("5,30 2 * * *", "2026-03-28 01:05", 3));

    [Fact]
    public void AFixedTimeInTheRepeatedHourRunsOnce() => Assert.Equal(
        ["2026-10-24 00:30", "2026-10-25 00:30", "2026-10-26 01:30"],
        Occurrences("30 2 * * *", "2026-10-23 12:00", 3));

    [Fact]
    public void AFixedTimeIsNotRepeatedWhenAskedDuringTheSecondPass() => Assert.Equal(
        ["2026-10-26 01:30"],
        Occurrences("30 2 * * *", "2026-10-25 01:10", 1));

    [Fact]
    public void AnIntervalGoesOnByElapsedTimeOverTheGap() => Assert.Equal(
        ["2026-03-29 00:30", "2026-03-29 01:00", "2026-03-29 01:30", "2026-03-29 02:00"],
        Occurrences("*/30 * * * *", "2026-03-29 00:15", 4));

    [Fact]
    public void AnIntervalRunsInBothPassesOfTheRepeatedHour() => Assert.Equal(
        ["2026-10-25 00:00", "2026-10-25 00:30", "2026-10-25 01:00", "2026-10-25 01:30", "2026-10-25 02:00"],
        Occurrences("*/30 * * * *", "2026-10-24 23:45", 5));

    [Fact]
    public void AnIntervalLimitedToTheRepeatedHourRunsInBothPasses() => Assert.Equal(
        ["2026-10-25 00:20", "2026-10-25 00:40", "2026-10-25 01:00", "2026-10-25 01:20", "2026-10-25 01:40", "2026-10-26 01:00"],
        Occurrences("*/20 2 * * *", "2026-10-25 00:00", 6));

    [Fact]
    public void AnIntervalLimitedToTheSkippedHourWaitsForTheNextDay() => Assert.Equal(
        ["2026-03-28 01:40", "2026-03-30 00:00"],
        Occurrences("*/20 2 * * *", "2026-03-28 01:20", 2));

    [Fact]
    public void AnIntervalBySecondsLosesNothingAtEitherChange()
    {
        Assert.Equal(
            ["2026-03-29 00:59:50", "2026-03-29 01:00:00", "2026-03-29 01:00:10"],
            Occurrences("*/10 * * * * *", "2026-03-29 00:59:45", 3, "yyyy-MM-dd HH:mm:ss"));
        Assert.Equal(
            ["2026-10-25 00:59:50", "2026-10-25 01:00:00", "2026-10-25 01:00:10"],
            Occurrences("*/10 * * * * *", "2026-10-25 00:59:45", 3, "yyyy-MM-dd HH:mm:ss"));
    }

    [Theory]
    [InlineData("Australia/Lord_Howe", "2026-04-04 14:40", "2026-04-04 14:50", "2026-04-04 15:00")]
    [InlineData("America/New_York", "2026-11-01 05:40", "2026-11-01 05:50", "2026-11-01 06:00")]
    public void OtherZonesFollowTheSameRule(string zone, string from, string first, string second) =>
        Assert.Equal([first, second], Occurrences("*/10 * * * *", from, 2, zone: zone));

    [Fact]
    public void ADayThatAZoneSkippedRunsAtTheStartOfTheNext() => Assert.Equal(
        ["2011-12-30 10:00", "2011-12-30 22:00"],
        Occurrences("0 12 * * *", "2011-12-29 23:00", 2, zone: "Pacific/Apia"));

    [Fact]
    public void EveryInstantOfAMinutelyScheduleComesOnceInAYear()
    {
        var schedule = Schedule.Parse("*/5 * * * *", Zone("Europe/Berlin"));
        var time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var count = 0; count < 365 * 24 * 12; count++)
        {
            var next = schedule.Next(time)!.Value;
            Assert.Equal(time.AddMinutes(5), next);
            time = next;
        }
    }

    private static string[] Occurrences(
        string expression, string from, int count, string format = "yyyy-MM-dd HH:mm", string zone = "Europe/Berlin")
    {
        var schedule = Schedule.Parse(expression, Zone(zone));
        var time = DateTime.ParseExact(from, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        var found = new List<string>();
        while (found.Count < count)
        {
            time = schedule.Next(time)!.Value;
            found.Add(time.ToString(format, CultureInfo.InvariantCulture));
        }

        return [.. found];
    }

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
