using System.Globalization;
using Hangfire.Recurring;

namespace Hangfire.Embedded.Tests.Recurring;

public sealed class CronExpressionTests
{
    [Theory]
    [InlineData("* * * * *", "2026-03-10 12:34:00", "2026-03-10 12:34:00")]
    [InlineData("* * * * *", "2026-03-10 12:34:01", "2026-03-10 12:35:00")]
    [InlineData("*/15 * * * *", "2026-03-10 12:34:00", "2026-03-10 12:45:00")]
    [InlineData("5/20 * * * *", "2026-03-10 12:34:00", "2026-03-10 12:45:00")]
    [InlineData("10-20/5 * * * *", "2026-03-10 12:16:00", "2026-03-10 12:20:00")]
    [InlineData("1,59 * * * *", "2026-03-10 12:34:00", "2026-03-10 12:59:00")]
    [InlineData("30 4 * * *", "2026-12-31 05:00:00", "2027-01-01 04:30:00")]
    [InlineData("*/10 * * * * *", "2026-03-10 12:34:51", "2026-03-10 12:35:00")]
    [InlineData("59 59 23 * * *", "2026-03-10 23:59:59", "2026-03-10 23:59:59")]
    [InlineData("0 22-2 * * *", "2026-03-10 02:30:00", "2026-03-10 22:00:00")]
    [InlineData("0 22-2 * * *", "2026-03-10 23:30:00", "2026-03-11 00:00:00")]
    [InlineData("0 22-4/3 * * *", "2026-03-10 23:30:00", "2026-03-11 01:00:00")]
    [InlineData("50-10/10 * * * *", "2026-03-10 12:11:00", "2026-03-10 12:50:00")]
    [InlineData("0 0 * NOV-FEB *", "2026-03-10 00:00:00", "2026-11-01 00:00:00")]
    [InlineData("0 0 * jan,Jul *", "2026-03-10 00:00:00", "2026-07-01 00:00:00")]
    [InlineData("0 0 * * FRI-MON", "2026-03-10 00:00:00", "2026-03-13 00:00:00")]
    [InlineData("0 0 * * 5-7", "2026-03-14 01:00:00", "2026-03-15 00:00:00")]
    [InlineData("0 0 * * 7-1", "2026-03-10 00:00:00", "2026-03-15 00:00:00")]
    [InlineData("0 0 * * 0", "2026-03-10 00:00:00", "2026-03-15 00:00:00")]
    [InlineData("0 0 * * 7", "2026-03-10 00:00:00", "2026-03-15 00:00:00")]
    [InlineData("0 0 13 * FRI", "2026-03-14 00:00:00", "2026-11-13 00:00:00")]
    [InlineData("0 0 ? * TUE", "2026-03-11 00:00:00", "2026-03-17 00:00:00")]
    [InlineData("0 0 5 * ?", "2026-03-11 00:00:00", "2026-04-05 00:00:00")]
    [InlineData("0 0 L * *", "2026-02-10 00:00:00", "2026-02-28 00:00:00")]
    [InlineData("0 0 L * *", "2028-02-10 00:00:00", "2028-02-29 00:00:00")]
    [InlineData("0 0 L-3 * *", "2026-02-26 00:00:00", "2026-03-28 00:00:00")]
    [InlineData("0 0 LW * *", "2026-05-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 L-1W * *", "2026-05-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 15W * *", "2026-03-01 00:00:00", "2026-03-16 00:00:00")]
    [InlineData("0 0 14W * *", "2026-03-01 00:00:00", "2026-03-13 00:00:00")]
    [InlineData("0 0 1W * *", "2026-08-01 00:00:00", "2026-08-03 00:00:00")]
    [InlineData("0 0 31W * *", "2026-05-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 31W * *", "2026-04-01 00:00:00", "2026-05-29 00:00:00")]
    [InlineData("0 0 10,L * *", "2026-03-11 00:00:00", "2026-03-31 00:00:00")]
    [InlineData("0 0 * * 5L", "2026-03-01 00:00:00", "2026-03-27 00:00:00")]
    [InlineData("0 0 * * FRIL", "2026-03-28 00:00:00", "2026-04-24 00:00:00")]
    [InlineData("0 0 * * MON#2", "2026-03-01 00:00:00", "2026-03-09 00:00:00")]
    [InlineData("0 0 * * 0#5", "2026-04-01 00:00:00", "2026-05-31 00:00:00")]
    [InlineData("0 0 29 2 *", "2026-03-01 00:00:00", "2028-02-29 00:00:00")]
    [InlineData("0 0 29 2 MON", "2026-03-01 00:00:00", "2044-02-29 00:00:00")]
    [InlineData("@hourly", "2026-03-10 12:34:00", "2026-03-10 13:00:00")]
    [InlineData("@Daily", "2026-03-10 12:34:00", "2026-03-11 00:00:00")]
    [InlineData("@weekly", "2026-03-10 12:34:00", "2026-03-15 00:00:00")]
    [InlineData("@monthly", "2026-03-10 12:34:00", "2026-04-01 00:00:00")]
    [InlineData("@yearly", "2026-03-10 12:34:00", "2027-01-01 00:00:00")]
    [InlineData("  0\t3  *  * * ", "2026-03-10 12:34:00", "2026-03-11 03:00:00")]
    public void FindsTheFirstMoment(string expression, string from, string expected) =>
        Assert.Equal(Time(expected), CronExpression.Parse(expression).FirstFrom(Time(from)));

    [Theory]
    [InlineData("0 0 31 2 *")]
    [InlineData("0 0 30-31 FEB *")]
    [InlineData("0 0 31W 4 *")]
    public void FindsNoneWhereThereIsNone(string expression) =>
        Assert.Null(CronExpression.Parse(expression).FirstFrom(Time("2026-03-01 00:00:00")));

    [Theory]
    [InlineData("60 * * * *", "minutes", "60")]
    [InlineData("* 24 * * *", "hours", "24")]
    [InlineData("* * 0 * *", "days of month", "0")]
    [InlineData("* * 32 * *", "days of month", "32")]
    [InlineData("* * * 13 *", "months", "13")]
    [InlineData("* * * FOO *", "months", "FOO")]
    [InlineData("* * * * 8", "days of week", "8")]
    [InlineData("* * * * L", "days of week", "L")]
    [InlineData("* * * * MON#6", "days of week", "MON#6")]
    [InlineData("* * * * MON#", "days of week", "MON#")]
    [InlineData("* * LX * *", "days of month", "LX")]
    [InlineData("* * L-31 * *", "days of month", "L-31")]
    [InlineData("* * W * *", "days of month", "W")]
    [InlineData("*/0 * * * *", "minutes", "*/0")]
    [InlineData("*/60 * * * *", "minutes", "*/60")]
    [InlineData("*/-1 * * * *", "minutes", "*/-1")]
    [InlineData("1-2-3 * * * *", "minutes", "1-2-3")]
    [InlineData("1,,2 * * * *", "minutes", "1,,2")]
    [InlineData("? * * * *", "minutes", "?")]
    [InlineData("+5 * * * *", "minutes", "+5")]
    [InlineData("61 * * * * *", "seconds", "61")]
    [InlineData("99999999999 * * * *", "minutes", "99999999999")]
    [InlineData("* * * *", "fields", "* * * *")]
    [InlineData("* * * * * * *", "fields", "* * * * * * *")]
    [InlineData("", "fields", "")]
    [InlineData("@sometimes", "nickname", "@sometimes")]
    public void NamesTheFieldAndTheValueThatCannotBeRead(string expression, string field, string value)
    {
        var error = Assert.Throws<CronFormatException>(() => CronExpression.Parse(expression));

        Assert.Equal((field, value), (error.Field, error.Value));
        Assert.StartsWith($"The {field} of the cron expression cannot be '{value}'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SaysWhatWasExpected() => Assert.Equal(
        "The months of the cron expression cannot be '13'. Expected a number from 1 to 12 or a name such as JAN, got '13'.",
        Assert.Throws<CronFormatException>(() => CronExpression.Parse("* * * 13 *")).Message);

    [Fact]
    public void AgreesWithACalendarWalkedSecondBySecond()
    {
        const int seed = 20261121;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (minute, hour, step) = (random.Next(60), random.Next(24), random.Next(1, 20));
            var expression = $"*/{step} {minute} {hour}-{(hour + random.Next(6)) % 24} * * {random.Next(7)}";
            var from = new DateTime(2026, 1, 1).AddSeconds(random.Next(365 * 24 * 3600));
            var found = CronExpression.Parse(expression).FirstFrom(from)!.Value;

            Assert.True(found >= from, $"seed {seed}: '{expression}' from {from:s} gave {found:s}");
            Assert.Equal(found, CronExpression.Parse(expression).FirstFrom(found));
            Assert.True(
                found == from || CronExpression.Parse(expression).FirstFrom(found.AddSeconds(-1)) == found,
                $"seed {seed}: '{expression}' skipped something before {found:s}");
        }
    }

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
