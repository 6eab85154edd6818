using Hangfire.Storage;

namespace Hangfire.Docs.Tests;

/// <summary>Performing recurrent tasks.</summary>
public sealed class RecurringMethodsTests : HangfireExample
{
    [Fact]
    public void ARecurringJobIsStoredUnderItsId()
    {
        RecurringJob.AddOrUpdate<EmailService>("newsletter", service => service.Send("all"), Cron.Daily);

        var stored = Find("newsletter");
        Assert.Equal("0 0 * * *", stored.Cron);
        Assert.Equal(DateTime.UtcNow.Date.AddDays(1), stored.NextExecution);
    }

    [Fact]
    public void AnExpressionOfOnesOwnServesToo()
    {
        RecurringJob.AddOrUpdate("powerful", () => EmailService.Log("powerful"), "0 12 * */2 *");

        Assert.Equal("0 12 * */2 *", Find("powerful").Cron);
    }

    [Fact]
    public void TheTimeZoneIsAnOption()
    {
        var options = new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") };

        RecurringJob.AddOrUpdate("noon", () => EmailService.Log("noon"), "0 12 * * *", options);

        Assert.Equal(3, Find("noon").NextExecution!.Value.Hour);
    }

    [Fact]
    public async Task ARecurringJobRunsByTheSecond()
    {
        var text = Notes.Unique();
        RecurringJob.AddOrUpdate("often", () => EmailService.Log(text), "* * * * * *");

        StartServer();

        await HoldsAsync(() => Notes.Count($"logged {text}") >= 2, "the job had run twice");
        RecurringJob.RemoveIfExists("often");
    }

    [Fact]
    public async Task ARecurringJobCanBeTriggeredByHand()
    {
        var manager = new RecurringJobManager();
        manager.AddOrUpdate<EmailService>("manual", service => service.Send("manual"), Cron.Never());

        var id = manager.TriggerJob("manual");
        StartServer();
        await SucceedsAsync(id);

        Assert.Equal(id, Find("manual").LastJobId);
    }

    [Fact]
    public void ARecurringJobCanBeRemoved()
    {
        RecurringJob.AddOrUpdate("gone", () => EmailService.Log("gone"), Cron.Hourly);

        RecurringJob.RemoveIfExists("gone");

        Assert.True(Find("gone").Removed);
    }

    private static RecurringJobDto Find(string id)
    {
        using var connection = JobStorage.Current.GetConnection();
        return connection.GetRecurringJobs([id]).Single();
    }
}
