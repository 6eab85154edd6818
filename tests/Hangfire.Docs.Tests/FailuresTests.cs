namespace Hangfire.Docs.Tests;

/// <summary>Dealing with exceptions.</summary>
public sealed class FailuresTests : HangfireExample
{
    [Fact]
    public async Task AFailedJobIsTriedAgain()
    {
        var id = BackgroundJob.Enqueue(() => ExampleJobs.FailTwice());

        StartServer();
        await ReachesAsync(id, "Failed");

        Assert.Equal(["Enqueued", "Processing", "Failed", "Enqueued", "Processing", "Failed"], History(id));
        Assert.Equal("Retry attempt 1 of 1: boom", Details(id).History.Single(state => state.Reason?.StartsWith("Retry", StringComparison.Ordinal) == true).Reason);
    }

    [Fact]
    public async Task RetriesCanBeTurnedOff()
    {
        var id = BackgroundJob.Enqueue(() => ExampleJobs.FailOnce());

        StartServer();
        await ReachesAsync(id, "Failed");

        Assert.Equal(["Enqueued", "Processing", "Failed"], History(id));
        Assert.Equal("boom", Details(id).History[0].Data["ExceptionMessage"]);
    }
}
