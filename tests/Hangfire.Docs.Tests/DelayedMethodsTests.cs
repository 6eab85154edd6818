namespace Hangfire.Docs.Tests;

/// <summary>Calling methods with delay.</summary>
public sealed class DelayedMethodsTests : HangfireExample
{
    [Fact]
    public async Task AJobRunsAfterItsDelay()
    {
        var id = BackgroundJob.Schedule<EmailService>(service => service.Send("later"), TimeSpan.FromMilliseconds(200));

        StartServer();
        await SucceedsAsync(id);

        Assert.Equal(["Scheduled", "Enqueued", "Processing", "Succeeded"], History(id));
    }

    [Fact]
    public void AJobWaitsForItsTime()
    {
        var id = BackgroundJob.Schedule<EmailService>(service => service.Send("tomorrow"), DateTimeOffset.UtcNow.AddDays(1));

        var scheduled = JobStorage.Current.GetMonitoringApi().ScheduledJobs(0, 10).Single(job => job.Key == id);

        Assert.InRange(scheduled.Value.EnqueueAt, DateTime.UtcNow.AddHours(23), DateTime.UtcNow.AddHours(25));
    }

    [Fact]
    public async Task AJobCanBeMovedToAnotherTime()
    {
        var id = BackgroundJob.Schedule<EmailService>(service => service.Send("sooner"), TimeSpan.FromDays(1));

        Assert.True(BackgroundJob.Reschedule(id, TimeSpan.FromMilliseconds(100)));
        StartServer();

        await SucceedsAsync(id);
    }
}
