using FsCheck;
using FsCheck.Fluent;

namespace Events.Tests.Retries;

/// <summary>What holds for every policy, attempt and seed.</summary>
public sealed class RetryBoundsTests
{
    private static readonly Arbitrary<RetryPolicy> Policies = Arb.From(
        from retries in Gen.Choose(0, 40)
        from factor in Gen.Choose(0, 10_000)
        from beyond in Gen.Choose(0, 10_000_000)
        from jitter in Gen.Elements(Jitter.Full, Jitter.None, Jitter.Equal)
        select new RetryPolicy
        {
            MaxRetries = retries,
            Factor = TimeSpan.FromMilliseconds(factor),
            MaxDelay = TimeSpan.FromMilliseconds(factor + beyond),
            Jitter = jitter,
        });

    private static readonly Arbitrary<int> Attempts = Arb.From(Gen.Choose(1, 60));

    [Fact]
    [Trait("Requirement", "G-08")]
    public void ADelayIsNeverNegativeNeverLongerThanComputedAndNeverBeyondTheCap() =>
        Prop.ForAll(Policies, Attempts, Arb.From(Gen.Choose(0, int.MaxValue)), (policy, attempt, seed) =>
        {
            var delay = policy.Decide(attempt, new TimeoutException(), new Random(seed)).Delay;
            return delay >= TimeSpan.Zero && delay <= policy.DelayBeforeRetry(attempt - 1) && delay <= policy.MaxDelay;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void AttemptsAreRetriedExactlyWhileRetriesRemain() =>
        Prop.ForAll(Policies, Attempts, (policy, attempt) =>
            policy.Decide(attempt, new TimeoutException(), Random.Shared).Retry == attempt <= policy.MaxRetries).QuickCheckThrowOnFailure();

    [Fact]
    public void DelaysNeverShrinkWithTheAttempts() =>
        Prop.ForAll(Policies, Attempts, (policy, retry) => policy.DelayBeforeRetry(retry) >= policy.DelayBeforeRetry(retry - 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void EqualJitterWaitsAtLeastHalf() =>
        Prop.ForAll(Policies, Attempts, Arb.From(Gen.Choose(0, int.MaxValue)), (policy, attempt, seed) =>
        {
            var equal = policy with { Jitter = Jitter.Equal, MaxRetries = 60 };
            return equal.Decide(attempt, new TimeoutException(), new Random(seed)).Delay >= equal.DelayBeforeRetry(attempt - 1) / 2;
        }).QuickCheckThrowOnFailure();

    [Fact]
    [Trait("Requirement", "G-08"), Trait("Requirement", "B-27")]
    public void TheSameSeedGivesTheSameDelay() =>
        Prop.ForAll(Policies, Attempts, Arb.From(Gen.Choose(0, int.MaxValue)), (policy, attempt, seed) =>
            policy.Decide(attempt, new TimeoutException(), new Random(seed)) == policy.Decide(attempt, new TimeoutException(), new Random(seed))).QuickCheckThrowOnFailure();
}
