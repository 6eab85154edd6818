namespace Hangfire.Embedded.Tests.Retries;

public sealed class RetryDelayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public void EveryDelayLiesWithinTheBoundsOfItsFormula(int attempt)
    {
        var least = Math.Pow(attempt - 1, 4) + 15;
        var delays = Enumerable.Range(0, 1000).Select(seed => RetryDelay.InSeconds(attempt, new Random(seed))).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, least, least + (29 * attempt)));
        Assert.Contains(delays, delay => delay == least);
        Assert.Contains(delays, delay => delay == least + (29 * attempt));
    }

    [Fact]
    public void WrongSettingsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AutomaticRetryAttribute { Attempts = -1 });
        Assert.Throws<ArgumentException>(() => new AutomaticRetryAttribute { DelaysInSeconds = [] });
        Assert.Throws<ArgumentException>(() => new AutomaticRetryAttribute { DelaysInSeconds = [1, -1] });
    }
}
