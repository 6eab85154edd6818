using Hangfire.Recurring;

namespace Hangfire.Embedded.Tests.Recurring;

public sealed class CronTests
{
    [Fact]
    public void WritesTheUsualExpressions() => Assert.Equal(
        [
            "* * * * *", "0 * * * *", "5 * * * *", "0 0 * * *", "0 3 * * *", "30 3 * * *", "0 0 * * 1", "0 0 * * 5", "0 4 * * 5", "10 4 * * 5",
            "0 0 1 * *", "0 0 2 * *", "0 3 2 * *", "4 3 2 * *", "0 0 1 1 *", "0 0 1 6 *", "0 0 7 6 *", "0 8 7 6 *", "9 8 7 6 *", "0 0 31 2 *",
            "*/5 * * * *", "0 */2 * * *", "0 0 */3 * *", "0 0 1 */4 *",
        ],
        [
            Cron.Minutely(), Cron.Hourly(), Cron.Hourly(5), Cron.Daily(), Cron.Daily(3), Cron.Daily(3, 30),
            Cron.Weekly(), Cron.Weekly(DayOfWeek.Friday), Cron.Weekly(DayOfWeek.Friday, 4), Cron.Weekly(DayOfWeek.Friday, 4, 10),
            Cron.Monthly(), Cron.Monthly(2), Cron.Monthly(2, 3), Cron.Monthly(2, 3, 4),
            Cron.Yearly(), Cron.Yearly(6), Cron.Yearly(6, 7), Cron.Yearly(6, 7, 8), Cron.Yearly(6, 7, 8, 9), Cron.Never(),
            Cron.MinuteInterval(5), Cron.HourInterval(2), Cron.DayInterval(3), Cron.MonthInterval(4),
        ]);

    [Fact]
    public void NeverIsNever() => Assert.Null(Schedule.Parse(Cron.Never(), TimeZoneInfo.Utc).Next(DateTime.UtcNow));
}
