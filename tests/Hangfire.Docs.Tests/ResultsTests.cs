namespace Hangfire.Docs.Tests;

/// <summary>Passing results to continuations.</summary>
public sealed class ResultsTests : HangfireExample
{
    [Fact]
    public async Task TheResultOfAJobIsHandedOn()
    {
        GlobalConfiguration.Configuration.UseResultsInContinuations();
        var key = Notes.Unique();
        var parent = BackgroundJob.Enqueue(() => ExampleJobs.Count());
        var continuation = BackgroundJob.ContinueJobWith(parent, () => ExampleJobs.Report(key, 0));

        StartServer();
        await SucceedsAsync(continuation);

        Assert.True(Notes.Contain($"{key}: 42"));
    }
}
