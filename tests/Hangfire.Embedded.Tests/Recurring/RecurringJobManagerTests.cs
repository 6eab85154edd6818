using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.Recurring;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Recurring;

public sealed class RecurringJobManagerTests : IDisposable
{
    private readonly RecurringLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void AddingComputesTheNextExecution()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");

        var stored = lab.Find("nightly");
        Assert.Equal(new DateTime(2026, 11, 21, 3, 0, 0, DateTimeKind.Utc), stored.NextExecution);
        Assert.Equal(("0 3 * * *", "UTC", "default"), (stored.Cron, stored.TimeZoneId, stored.Queue));
        Assert.Equal("Return", stored.Job!.Method.Name);
    }

    [Fact]
    public void TheTimeZoneOfTheOptionsCounts()
    {
        var options = new RecurringJobOptions { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };

        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *", options);

        Assert.Equal(new DateTime(2026, 11, 21, 2, 0, 0, DateTimeKind.Utc), lab.Find("nightly").NextExecution);
    }

    [Fact]
    public void AddingAgainKeepsAnOccurrenceThatIsDue()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");
        lab.Now = lab.Now.AddHours(5);

        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(2), "0 3 * * *");
        lab.RunScheduler();

        Assert.Single(lab.Created());
    }

    [Fact]
    public void AnotherExpressionBringsAnotherNextExecution()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");
        var created = lab.Find("nightly").CreatedAt;
        lab.Now = lab.Now.AddHours(5);

        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 4 * * *");

        Assert.Equal(new DateTime(2026, 11, 22, 4, 0, 0, DateTimeKind.Utc), lab.Find("nightly").NextExecution);
        Assert.Equal(created, lab.Find("nightly").CreatedAt);
    }

    [Fact]
    public void WhatIsNeverDueCanBeTriggered()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("manual", jobs => jobs.Return(1), Cron.Never);

        Assert.Null(lab.Find("manual").NextExecution);
        Assert.Equal(lab.Jobs.TriggerJob("manual"), Assert.Single(lab.Created()));
    }

    [Fact]
    public void TriggeringNotesTheJobAndLeavesTheScheduleAlone()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");

        var id = lab.Jobs.TriggerJob("nightly");

        var stored = lab.Find("nightly");
        Assert.Equal((id, "Enqueued", lab.Now), (stored.LastJobId, stored.LastJobState, stored.LastExecution!.Value));
        Assert.Equal(new DateTime(2026, 11, 21, 3, 0, 0, DateTimeKind.Utc), stored.NextExecution);
        Assert.Equal("Triggered using recurring job manager", lab.Lab.Last(id).Reason);
        Assert.Equal(["RecurringJobId", "Time"], lab.Lab.Details(id).Properties.Keys.Take(2));
    }

    [Fact]
    public void TriggeringWhatDoesNotExistCreatesNothing()
    {
        Assert.Null(lab.Jobs.TriggerJob("nothing"));
        Assert.Empty(lab.Created());
    }

    [Fact]
    public void ARemovedRecurringJobIsGone()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");

        lab.Jobs.RemoveIfExists("nightly");

        Assert.True(lab.Find("nightly").Removed);
        Assert.Empty(lab.Lab.Set("recurring-jobs"));
    }

    [Fact]
    public void TheQueueOfTheCallIsStoredAndUsed()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", "critical", jobs => jobs.Return(1), () => "0 3 * * *");

        var id = lab.Jobs.TriggerJob("nightly");

        Assert.Equal("critical", lab.Find("nightly").Queue);
        Assert.Equal([id], lab.Storage.GetMonitoringApi().EnqueuedJobs("critical", 0, 10).Select(job => job.Key));
    }

    [Fact]
    public void AnInvalidExpressionIsRefusedWithItsReason()
    {
        var error = Assert.Throws<ArgumentException>(() => lab.Jobs.AddOrUpdate<LabJobs>("broken", jobs => jobs.Return(1), "99 * * * *"));

        Assert.Equal("cronExpression", error.ParamName);
        Assert.StartsWith("The cron expression '99 * * * *' is invalid. The minutes of the cron expression cannot be '99'.", error.Message, StringComparison.Ordinal);
        Assert.IsType<CronFormatException>(error.InnerException);
    }

    [Fact]
    public void ATimeZoneThatCannotBeFoundByItsIdIsRefused()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("Home", TimeSpan.FromHours(1), "Home", "Home");

        var error = Assert.Throws<ArgumentException>(() => lab.Jobs.AddOrUpdate<LabJobs>(
            "broken", jobs => jobs.Return(1), "0 3 * * *", new RecurringJobOptions { TimeZone = zone }));

        Assert.StartsWith("The time zone 'Home' is not known by its id.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MisfireModesAreStoredOnlyWhenTheySaySomething()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("relaxed", jobs => jobs.Return(1), "0 3 * * *");
        lab.Jobs.AddOrUpdate<LabJobs>("strict", jobs => jobs.Return(1), "0 3 * * *", new RecurringJobOptions { MisfireHandling = MisfireHandlingMode.Strict });

        Assert.DoesNotContain("Misfire", lab.Fields("relaxed").Keys);
        Assert.Equal("1", lab.Fields("strict")["Misfire"]);
    }

    [Fact]
    public void AddingAfterAnErrorClearsIt()
    {
        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");
        lab.Write("nightly", "Error", "boom");
        lab.Write("nightly", "RetryAttempt", "3");

        lab.Jobs.AddOrUpdate<LabJobs>("nightly", jobs => jobs.Return(1), "0 3 * * *");

        Assert.Equal((null, 0), (lab.Find("nightly").Error, lab.Find("nightly").RetryAttempt));
    }

    [Fact]
    public void EveryKindOfCallCanRecur()
    {
        lab.Jobs.AddOrUpdate("static", () => Console.WriteLine(), Cron.Daily);
        lab.Jobs.AddOrUpdate("static task", () => Task.Delay(1), Cron.Daily);
        lab.Jobs.AddOrUpdate<LabJobs>("method", jobs => jobs.Return(1), Cron.Daily);
        lab.Jobs.AddOrUpdate<LabJobs>("task", jobs => jobs.RunLater(), Cron.Daily);
        lab.Jobs.AddOrUpdate("job", Job.FromExpression<LabJobs>(jobs => jobs.RunLater()), "0 3 * * *");

        using var connection = lab.Storage.GetConnection();
        Assert.Equal(["WriteLine", "Delay", "Return", "RunLater", "RunLater"], connection.GetRecurringJobs().Select(job => job.Job!.Method.Name));
    }
}
