namespace Hangfire.Docs.Tests;

/// <summary>Chaining jobs.</summary>
public sealed class ContinuationsTests : HangfireExample
{
    [Fact]
    public async Task AContinuationRunsAfterItsParentHasSucceeded()
    {
        var parent = BackgroundJob.Enqueue(() => EmailService.Log("hello,"));
        var continuation = BackgroundJob.ContinueJobWith(parent, () => EmailService.Log("world!"));

        StartServer();
        await SucceedsAsync(continuation);

        Assert.Equal(["Awaiting", "Enqueued", "Processing", "Succeeded"], History(continuation));
    }

    [Fact]
    public async Task AContinuationCanCleanUpAfterAnyEnd()
    {
        var parent = BackgroundJob.Enqueue(() => ExampleJobs.FailAway());
        var cleaning = BackgroundJob.ContinueJobWith(parent, () => EmailService.Log("clean"), JobContinuationOptions.OnAnyFinishedState);

        StartServer();

        await SucceedsAsync(cleaning);
    }

    [Fact]
    public async Task AContinuationCanServeTheCaseOfFailureOnly()
    {
        var parent = BackgroundJob.Enqueue(() => ExampleJobs.FailAway());
        var onSuccess = BackgroundJob.ContinueJobWith(parent, () => EmailService.Log("fine"));
        var onFailure = BackgroundJob.ContinueJobWith(parent, () => EmailService.Log("sorry"), JobContinuationOptions.OnlyOnDeletedState);

        StartServer();
        await SucceedsAsync(onFailure);

        Assert.Equal("Deleted", History(onSuccess)[^1]);
    }
}
