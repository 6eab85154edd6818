using Events.Commands.Tests.Support;

namespace Events.Commands.Tests;

public sealed class WorkerTests
{
    [Fact, Trait("Requirement", "C-57"), Trait("Requirement", "D-101")]
    public async Task AWorkerWorksOffTheQueuesItIsGiven()
    {
        using var shop = new Shop();

        var code = await shop.RunAsync("worker", "--queues", "production__myservice__queue,other", "--concurrency", "3");

        Assert.Equal(0, code);
        var (queues, concurrency) = Assert.Single(shop.Worker.Runs);
        Assert.Equal(["production__myservice__queue", "other"], queues);
        Assert.Equal(3, concurrency);
    }

    [Fact, Trait("Requirement", "C-57")]
    public async Task AWorkerWithoutQueuesWorksOffThoseOfTheApplication()
    {
        using var shop = new Shop();

        await shop.RunAsync("worker");

        var (queues, concurrency) = Assert.Single(shop.Worker.Runs);
        Assert.Equal(["joy", "default"], queues);
        Assert.Null(concurrency);
        Assert.Equal($"Working off joy, default. Ctrl-C stops it.{Environment.NewLine}", shop.Output.ToString());
    }

    [Theory]
    [InlineData("--concurrency", "0", "Expected --concurrency to be a number of 1 or more, got \"0\".")]
    [InlineData("--concurrency", "-1", "Expected --concurrency to be a number of 1 or more, got \"-1\".")]
    [InlineData("--queues", ",", "Expected --queues to name at least one queue, got none.")]
    [InlineData("--queues", "a.b,a-b", "The queues \"a.b\" and \"a-b\" are one queue to Hangfire, \"a-b\". Rename all but one.")]
    public async Task WhatCannotBeMeantIsWrongUsage(string option, string value, string fault)
    {
        using var shop = new Shop();

        Assert.Equal(2, await shop.RunAsync("worker", option, value));
        Assert.Contains(fault, shop.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(shop.Worker.Runs);
    }
}
