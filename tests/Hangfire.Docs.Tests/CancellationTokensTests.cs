namespace Hangfire.Docs.Tests;

/// <summary>Using cancellation tokens.</summary>
public sealed class CancellationTokensTests : HangfireExample
{
    [Fact]
    public async Task ADeletedJobIsCancelledWhileItRuns()
    {
        var key = Notes.Unique();
        var id = BackgroundJob.Enqueue(() => ExampleJobs.RunLongAsync(key, CancellationToken.None));
        StartServer();
        await HoldsAsync(() => Notes.Contain($"started {key}"), "the job had started");

        BackgroundJob.Delete(id);

        await HoldsAsync(() => Notes.Contain($"cancelled {key}"), "the job was cancelled");
        Assert.Equal("Deleted", History(id)[^1]);
    }

    [Fact]
    public async Task ALoopMayAskWhetherToGoOn()
    {
        var key = Notes.Unique();
        var id = BackgroundJob.Enqueue(() => ExampleJobs.Loop(key, JobCancellationToken.Null));
        StartServer();
        await HoldsAsync(() => Notes.Contain($"started {key}"), "the job had started");

        BackgroundJob.Delete(id);

        await HoldsAsync(() => Notes.Contain($"cancelled {key}"), "the job was cancelled");
    }
}
