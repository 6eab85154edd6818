namespace Events.Tests.Retries;

public sealed class RetryPolicyTests
{
    private static readonly Exception Error = new TimeoutException("slow");

    [Fact]
    public void DelaysDoubleUpToTheCap() // G-08
    {
        var delays = Enumerable.Range(0, 15).Select(retry => (int)RetryPolicy.Default.DelayBeforeRetry(retry).TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600], delays);
    }

    [Fact]
    public void WithoutJitterTheDelayIsTheComputedOne()
    {
        var policy = new RetryPolicy { Jitter = Jitter.None, MaxRetries = 3 };

        var decisions = Enumerable.Range(1, 4).Select(attempt => policy.Decide(attempt, Error, Random.Shared));

        Assert.Equal(
            [RetryDecision.Again(TimeSpan.FromSeconds(1)), RetryDecision.Again(TimeSpan.FromSeconds(2)), RetryDecision.Again(TimeSpan.FromSeconds(4)), RetryDecision.GiveUp],
            decisions);
    }

    [Fact]
    public void FullJitterIsAWholeSecondBetweenNoneAndTheDelayBothIncluded()
    {
        var random = new Random(20260101);
        var policy = RetryPolicy.Default;

        var seconds = Enumerable.Range(0, 2000).Select(_ => policy.Decide(3, Error, random).Delay.TotalSeconds).ToHashSet();

        Assert.Equal([0, 1, 2, 3, 4], seconds.Order());
    }

    [Fact]
    public void OnlyTheListedExceptionsAreRetried()
    {
        var policy = new RetryPolicy { RetryOn = [typeof(IOException)] };

        Assert.True(policy.Decide(1, new FileNotFoundException(), Random.Shared).Retry);
        Assert.False(policy.Decide(1, Error, Random.Shared).Retry);
    }

    [Fact]
    public void NeverOnWinsOverRetryOn()
    {
        var policy = new RetryPolicy { RetryOn = [typeof(IOException)], NeverOn = [typeof(FileNotFoundException)] };

        Assert.False(policy.Decide(1, new FileNotFoundException(), Random.Shared).Retry);
    }

    [Fact]
    public void WhatCannotHealIsNeverRetried() =>
        Assert.False(RetryPolicy.Default.Decide(1, new EntityNotFoundException(typeof(string), 7), Random.Shared).Retry);

    [Fact]
    public void AVeryLateAttemptDoesNotOverflow() =>
        Assert.Equal(TimeSpan.FromHours(1), new RetryPolicy { MaxRetries = int.MaxValue }.DelayBeforeRetry(int.MaxValue));
}
