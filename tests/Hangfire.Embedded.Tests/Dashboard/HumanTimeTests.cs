using Hangfire.Dashboard;

namespace Hangfire.Embedded.Tests.Dashboard;

public sealed class HumanTimeTests
{
    [Theory]
    [InlineData(0, "now")]
    [InlineData(-1, "1 second ago")]
    [InlineData(-59, "59 seconds ago")]
    [InlineData(-60, "1 minute ago")]
    [InlineData(-7300, "2 hours ago")]
    [InlineData(-172800, "2 days ago")]
    [InlineData(90, "in 1 minute")]
    public void TellsHowFarATimeIs(int seconds, string expected) =>
        Assert.Equal(expected, HumanTime.Relative(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(0, "+0ms")]
    [InlineData(325, "+325ms")]
    [InlineData(-325, "-325ms")]
    [InlineData(1324, "+1.324s")]
    [InlineData(80000, "+1m 20s")]
    [InlineData(93784000, "+1d 2h 3m")]
    public void TellsADurationWithItsGreatestUnits(long milliseconds, string expected) =>
        Assert.Equal(expected, HumanTime.Duration(TimeSpan.FromMilliseconds(milliseconds), displaySign: true));

    [Fact]
    public void LeavesTheSignOutWhenTold() =>
        Assert.Equal("5s", HumanTime.Duration(TimeSpan.FromSeconds(5), displaySign: false));
}
