using Microsoft.Extensions.Options;

namespace Events.Tests.Health;

public sealed class EventsHealthOptionsTests
{
    private readonly EventsHealthOptionsValidator validator = new(Options.Create(new EventsOptions()));

    [Fact, Trait("Requirement", "R20")]
    public void TheDefaultsCanWork() => Assert.True(validator.Validate(null, new EventsHealthOptions()).Succeeded);

    [Fact, Trait("Requirement", "R20")]
    public void EveryLimitThatCannotWorkIsNamedTogetherWithTheOthers()
    {
        var result = validator.Validate(null, new EventsHealthOptions
        {
            OldestPending = TimeSpan.Zero, OldestEnqueued = TimeSpan.Zero, OldestTransaction = TimeSpan.Zero, RelaySilence = TimeSpan.FromSeconds(10), MostArchived = -1,
        });

        Assert.Equal(
            [
                "Expected the health checks' OldestPending to be more than zero, got \"00:00:00\". Set it to what you want to be told of.",
                "Expected the health checks' OldestEnqueued to be more than zero, got \"00:00:00\". Set it to what you want to be told of.",
                "Expected the health checks' OldestTransaction to be more than zero, got \"00:00:00\". Set it to what you want to be told of.",
                "Expected the health checks' RelaySilence to be more than RelayPollInterval (00:00:30), got \"00:00:10\". Set it to several times that.",
                "Expected the health checks' MostArchived to be 0 or more, got \"-1\". Set it to how many may wait.",
            ],
            result.Failures);
    }
}
