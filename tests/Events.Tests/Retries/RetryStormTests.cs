namespace Events.Tests.Retries;

public sealed class RetryStormTests
{
    private const int Jobs = 10_000;

    [Fact, Trait("Fault", "F90")]
    public void TenThousandJobsThatFailTogetherComeBackEverMoreThinly()
    {
        var perSecond = AttemptsPerSecond(RetryPolicy.Default, new Random(20260504));

        Assert.Equal(Jobs * RetryPolicy.Default.MaxRetries, perSecond.Values.Sum());
        Assert.InRange(Most(perSecond, from: 0, to: 10), 0, Jobs);
        Assert.InRange(Most(perSecond, from: 60, to: 600), 0, Jobs / 30);
        Assert.InRange(Most(perSecond, from: 600, to: 3600), 0, Jobs / 200);
        Assert.InRange(Most(perSecond, from: 7200, to: int.MaxValue), 0, Jobs / 400); // once the delay is at its cap, spread over the hour
    }

    private static Dictionary<long, int> AttemptsPerSecond(RetryPolicy policy, Random random)
    {
        var perSecond = new Dictionary<long, int>();
        for (var job = 0; job < Jobs; job++)
        {
            var at = TimeSpan.Zero;
            for (var attempt = 1; policy.Decide(attempt, new TimeoutException(), random) is { Retry: true } decision; attempt++)
            {
                at += decision.Delay;
                perSecond[(long)at.TotalSeconds] = perSecond.GetValueOrDefault((long)at.TotalSeconds) + 1;
            }
        }

        return perSecond;
    }

    private static int Most(Dictionary<long, int> perSecond, int from, int to) =>
        perSecond.Where(second => second.Key >= from && second.Key < to).Select(second => second.Value).DefaultIfEmpty().Max();
}
