namespace Events.Tests.Retries;

public sealed class RetryPolicyTests
{
    private static readonly Exception Error = new TimeoutException("slow");

    [Fact]
    [Trait("Requirement", "G-08"), Trait("Requirement", "Q-04")]
    public void DelaysDoubleUpToTheCap()
    {
        var delays = Enumerable.Range(0, 15).Select(retry => (int)RetryPolicy.Default.DelayBeforeRetry(retry).TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600], delays);
    }

    [Fact]
    [Trait("Requirement", "G-02")]
    public void AnyFactorAndCapFollowTheSameFormula()
    {
        var policy = new RetryPolicy { Factor = TimeSpan.FromSeconds(3), MaxDelay = TimeSpan.FromSeconds(20) };

        Assert.Equal([3, 6, 12, 20, 20], Enumerable.Range(0, 5).Select(retry => policy.DelayBeforeRetry(retry).TotalSeconds));
    }

    [Fact]
    [Trait("Requirement", "B-27")]
    public void WithoutJitterTheDelayIsTheComputedOne()
    {
        var policy = new RetryPolicy { Jitter = Jitter.None, MaxRetries = 3 };

        var decisions = Enumerable.Range(1, 4).Select(attempt => policy.Decide(attempt, Error, Random.Shared));

        Assert.Equal(
            [RetryDecision.Again(TimeSpan.FromSeconds(1)), RetryDecision.Again(TimeSpan.FromSeconds(2)), RetryDecision.Again(TimeSpan.FromSeconds(4)), RetryDecision.GiveUp],
            decisions);
    }

    [Fact]
    [Trait("Requirement", "G-08"), Trait("Requirement", "Q-05")]
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

    [Fact]
    public void FullJitterBelowASecondIsAPartOfIt()
    {
        var policy = new RetryPolicy { Factor = TimeSpan.FromMilliseconds(200) };
        var random = new Random(20260101);

        var delays = Enumerable.Range(0, 100).Select(_ => policy.Decide(1, Error, random).Delay.TotalMilliseconds).ToList();

        Assert.All(delays, delay => Assert.InRange(delay, 0, 200));
        Assert.True(delays.Max() - delays.Min() > 100, "seed 20260101");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [Trait("Requirement", "B-26")]
    public void ARequestedRetryWaitsOneSecondHoweverManyThereWere(int attempt) =>
        Assert.Equal(RetryDecision.Again(TimeSpan.FromSeconds(1)), RetryPolicy.Default.Decide(attempt, new RetryRequestedException("busy"), Random.Shared));

    [Theory]
    [InlineData(5000, 5000)]
    [InlineData(3, 3)]
    [InlineData(-1, 0)]
    [Trait("Requirement", "B-28"), Trait("Requirement", "B-29"), Trait("Requirement", "Q-10")]
    public void ARequestedRetryWaitsExactlyAsLongAsAskedAndNeverLessThanNothing(int asked, int waited) =>
        Assert.Equal(
            RetryDecision.Again(TimeSpan.FromSeconds(waited)),
            RetryPolicy.Default.Decide(1, new RetryRequestedException("busy", TimeSpan.FromSeconds(asked)), Random.Shared));

    [Fact]
    [Trait("Requirement", "B-30")]
    public void ARequestedRetryIsRefusedWhenNoneIsLeft() =>
        Assert.Equal(RetryDecision.GiveUp, RetryPolicy.Default.Decide(16, new RetryRequestedException("busy"), Random.Shared));

    [Fact]
    public void ARequestedRetryNeedsNoListing() =>
        Assert.True(new RetryPolicy { RetryOn = [typeof(IOException)] }.Decide(1, new RetryRequestedException("busy"), Random.Shared).Retry);

    [Fact]
    public void TheNearestOverrideOfAnExceptionHolds()
    {
        var policy = RetryPolicy.Default
            .With<IOException>(new RetryPolicy { MaxRetries = 2, Factor = TimeSpan.FromSeconds(5), Jitter = Jitter.None })
            .With<FileNotFoundException>(RetryPolicy.None);

        Assert.Equal(RetryDecision.Again(TimeSpan.FromSeconds(10)), policy.Decide(2, new EndOfStreamException(), Random.Shared));
        Assert.Equal(RetryDecision.GiveUp, policy.Decide(3, new EndOfStreamException(), Random.Shared));
        Assert.Equal(RetryDecision.GiveUp, policy.Decide(1, new FileNotFoundException(), Random.Shared));
        Assert.True(policy.Decide(3, Error, Random.Shared).Retry);
    }

    [Fact]
    public void TheLastOverrideOfAnExceptionReplacesTheFormer()
    {
        var policy = RetryPolicy.Default.With<IOException>(RetryPolicy.None).With<IOException>(RetryPolicy.Default);

        Assert.True(policy.Decide(1, new IOException(), Random.Shared).Retry);
        Assert.Single(policy.Overrides);
    }

    [Fact]
    public void APolicyWithAnImpossibleOverrideCannotWork()
    {
        Assert.True(RetryPolicy.Default.CanWork);
        Assert.False(RetryPolicy.Default.With<IOException>(new RetryPolicy { MaxRetries = -1 }).CanWork);
        Assert.False(new RetryPolicy { Factor = TimeSpan.FromHours(2) }.CanWork);
    }
}
