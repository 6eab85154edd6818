using FsCheck;
using FsCheck.Fluent;

namespace Events.Tests.Retries;

public sealed class RetryLadderTests
{
    private static readonly RetryLadder Ladder = new("svc");

    [Fact]
    [Trait("Requirement", "B-G1"), Trait("Requirement", "B-07")]
    public void NamesAndDelaysAreThoseOfTheOlderServices() =>
        Assert.Equal(
            [
                ("test:retry", 1000), ("test:retry.1", 2000), ("test:retry.2", 4000), ("test:retry.3", 8000), ("test:retry.4", 16000),
                ("test:retry.5", 32000), ("test:retry.6", 64000), ("test:retry.7", 128000), ("test:retry.8", 256000), ("test:retry.9", 512000),
            ],
            new RetryLadder("test").Steps.Select(step => (step.Name, step.Delay.TotalMilliseconds)));

    [Fact]
    [Trait("Requirement", "B-T13"), Trait("Requirement", "B-04"), Trait("Requirement", "B-06"), Trait("Requirement", "B-08")]
    public void TheOtherNamesFollowTheService() =>
        Assert.Equal(("svc:recover", "svc:archived", "svc.demo.number.even"), (Ladder.RecoverName, Ladder.ArchiveName, Ladder.HandlerQueueOf("demo.number.even")));

    [Theory]
    [InlineData(null, "svc:retry", 1000)]
    [InlineData(0.0, "svc:retry", 1000)]
    [InlineData(0.5, "svc:retry", 1000)]
    [InlineData(1.0, "svc:retry", 1000)]
    [InlineData(1.99, "svc:retry", 1000)]
    [InlineData(2.0, "svc:retry.1", 2000)]
    [InlineData(3.0, "svc:retry.1", 2000)]
    [InlineData(3.99, "svc:retry.1", 2000)]
    [InlineData(4.0, "svc:retry.2", 4000)]
    [InlineData(7.0, "svc:retry.2", 4000)]
    [InlineData(512.0, "svc:retry.9", 512000)]
    [InlineData(1023.0, "svc:retry.9", 512000)]
    [Trait("Requirement", "B-G3"), Trait("Requirement", "B-25"), Trait("Requirement", "B-26"), Trait("Requirement", "B-T14"), Trait("Requirement", "B-T15")]
    public void ADelayTakesTheLongestStepThatIsNotLonger(double? seconds, string name, int milliseconds)
    {
        var step = Ladder.StepFor(seconds is { } given ? TimeSpan.FromSeconds(given) : null)!;

        Assert.Equal((name, milliseconds), (step.Name, step.Delay.TotalMilliseconds));
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(5000)]
    [InlineData(int.MaxValue)]
    [Trait("Requirement", "B-28"), Trait("Requirement", "B-T16")]
    public void ALongDelayTakesTheLastStepThereIs(int seconds) =>
        Assert.Equal("svc:retry.9", Ladder.StepFor(TimeSpan.FromSeconds(seconds))!.Name);

    [Fact]
    [Trait("Requirement", "B-36")]
    public void WithoutRetriesThereAreNoSteps()
    {
        var empty = new RetryLadder("svc", 0);

        Assert.Empty(empty.Steps);
        Assert.Null(empty.IndexFor(TimeSpan.FromSeconds(1)));
        Assert.Null(empty.StepFor(null));
    }

    [Fact]
    [Trait("Requirement", "B-25"), Trait("Requirement", "B-28")]
    public void AnyDelayTakesAStepThereIsAndNeverWaitsLongerThanAsked() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, 23)), Arb.From(Gen.Choose(-5_000, int.MaxValue)), (steps, milliseconds) =>
        {
            var delay = TimeSpan.FromMilliseconds(milliseconds);
            var step = new RetryLadder("svc", steps).StepFor(delay);
            return steps == 0
                ? step is null
                : step is not null && step.Index >= 0 && step.Index < steps
                    && (step.Index == 0 || step.Delay <= delay)
                    && (step.Index == steps - 1 || step.Delay * 2 > delay);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a.b")]
    [InlineData("a:b")]
    [InlineData("")]
    [InlineData(" ")]
    [Trait("Requirement", "B-10"), Trait("Requirement", "B-01")]
    public void AServicesNameMayNotBlurItsQueues(string service) =>
        Assert.Equal(
            [$"Expected the service's name to be a name without dots and colons, got \"{service}\". Queues are named after it, and these separate their parts."],
            Assert.Throws<ConfigurationException>(() => new RetryLadder(service)).Faults);
}
