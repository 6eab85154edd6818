using Microsoft.Extensions.Configuration;

namespace Events.Tests.Retries;

public sealed class RetryLadderOptionsTests
{
    [Fact]
    [Trait("Requirement", "B-22")]
    public void TheDefaultsAreThoseOfTheOlderServices() =>
        Assert.Equal((10, 604800000, 10000), Values(From([])));

    [Fact]
    [Trait("Requirement", "B-22")]
    public void VariablesOverrideTheDefaults()
    {
        var options = From(new()
        {
            ["AMQP_EVENTS_MAX_RETRIES"] = "3",
            ["AMQP_EVENTS_ARCHIVED_MESSAGE_TTL"] = "1000",
            ["AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH"] = " 5 ",
        });

        Assert.Equal((3, 1000, 5), Values(options));
        Assert.Equal([1, 2, 4], options.LadderOf("svc").Steps.Select(step => step.Delay.TotalSeconds));
    }

    [Fact]
    [Trait("Requirement", "B-22")]
    public void GarbageIsNamedVariableByVariable()
    {
        var error = Assert.Throws<ConfigurationException>(() => From(new()
        {
            ["AMQP_EVENTS_MAX_RETRIES"] = "ten",
            ["AMQP_EVENTS_ARCHIVED_MESSAGE_TTL"] = "-1",
            ["AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH"] = "1e3",
        }));

        Assert.Equal(
            [
                "Expected AMQP_EVENTS_MAX_RETRIES to be a whole number between 0 and 2147483647, got \"ten\". Unset it for the default, 10.",
                "Expected AMQP_EVENTS_ARCHIVED_MESSAGE_TTL to be a whole number between 0 and 4294967295, got \"-1\". Unset it for the default, 604800000.",
                "Expected AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH to be a whole number between 0 and 2147483647, got \"1e3\". Unset it for the default, 10000.",
            ],
            error.Faults);
    }

    [Fact]
    public void TheEnvironmentIsReadAtTheCall()
    {
        Environment.SetEnvironmentVariable("AMQP_EVENTS_MAX_RETRIES", "4");
        try
        {
            Assert.Equal(4, RetryLadderOptions.FromEnvironment().MaxRetries);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AMQP_EVENTS_MAX_RETRIES", null);
        }
    }

    [Fact]
    public void MoreRetriesThanABrokerCanDelayAreRefused() =>
        Assert.Equal(
            ["Expected MaxRetries (AMQP_EVENTS_MAX_RETRIES) to be between 0 and 23, got \"24\". Each retry doubles the delay; the default is 10."],
            Assert.Throws<ConfigurationException>(() => From(new() { ["AMQP_EVENTS_MAX_RETRIES"] = "24" })).Faults);

    [Fact]
    [Trait("Requirement", "B-33"), Trait("Requirement", "B-T09")]
    public void BothLimitsAtZeroMeanNoArchive() =>
        Assert.False(From(new() { ["AMQP_EVENTS_ARCHIVED_MESSAGE_TTL"] = "0", ["AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH"] = "0" }).HasArchive);

    [Theory]
    [InlineData("0", "5", "\"0\" and \"5\"")]
    [InlineData("1000", "0", "\"1000\" and \"0\"")]
    [Trait("Requirement", "B-33")]
    public void OneLimitAtZeroWouldDropEverythingAndIsRefused(string ttl, string length, string values) =>
        Assert.Equal(
            [$"Expected ArchivedMessageTtl and ArchivedQueueLength to be both 0 or both more, got {values}. "
                + "One 0 would drop every archived message: set both to 0 for no archive, or the other to a limit."],
            Assert.Throws<ConfigurationException>(() => From(new() { ["AMQP_EVENTS_ARCHIVED_MESSAGE_TTL"] = ttl, ["AMQP_EVENTS_ARCHIVED_QUEUE_LENGTH"] = length })).Faults);

    [Fact]
    [Trait("Requirement", "B-33")]
    public void NoLimitAtAllIsAnArchiveForEver()
    {
        var options = new RetryLadderOptions { ArchivedMessageTtl = null, ArchivedQueueLength = null };

        Assert.Empty(options.Faults());
        Assert.True(options.HasArchive);
    }

    [Fact]
    [Trait("Requirement", "B-24"), Trait("Requirement", "B-27")]
    public void ThePolicyOfTheLadderDoublesUpToItsCapWithJitter()
    {
        var policy = new RetryLadderOptions().ToPolicy();

        Assert.Equal((10, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1024), Jitter.Full), (policy.MaxRetries, policy.Factor, policy.MaxDelay, policy.Jitter));
        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512], Enumerable.Range(0, 10).Select(retry => policy.DelayBeforeRetry(retry).TotalSeconds));
    }

    [Theory]
    [InlineData(10, 11)]
    [InlineData(0, 1)]
    [Trait("Requirement", "B-30"), Trait("Requirement", "B-36")]
    public void AnAlwaysFailingHandlerRunsOnceAndThenItsRetries(int retries, int runs)
    {
        var policy = new RetryLadderOptions { MaxRetries = retries }.ToPolicy();

        var attempts = Enumerable.Range(1, 100).TakeWhile(attempt => attempt == 1 || policy.Decide(attempt - 1, new TimeoutException(), Random.Shared).Retry);

        Assert.Equal(runs, attempts.Count());
    }

    private static RetryLadderOptions From(Dictionary<string, string?> variables) =>
        RetryLadderOptions.FromConfiguration(new ConfigurationBuilder().AddInMemoryCollection(variables).Build());

    private static (int, double?, int?) Values(RetryLadderOptions options) =>
        (options.MaxRetries, options.ArchivedMessageTtl?.TotalMilliseconds, options.ArchivedQueueLength);
}
