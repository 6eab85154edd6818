using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Embedded.Tests.Server;
using Hangfire.Embedded.Tests.Support;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Recurring;

public sealed class RecurringJobSchedulerTests : IDisposable
{
    private readonly RecurringLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void NothingIsStartedBeforeItsTime()
    {
        Add("hourly", "0 * * * *");

        lab.RunScheduler();

        Assert.Empty(lab.Created());
    }

    [Fact]
    public void WhatIsDueIsStartedOnceAndMovesOn()
    {
        Add("hourly", "0 * * * *");
        lab.Now = lab.Now.AddMinutes(31);

        lab.RunScheduler();
        lab.RunScheduler();

        var id = Assert.Single(lab.Created());
        var stored = lab.Find("hourly");
        Assert.Equal("Triggered by recurring job scheduler", lab.Lab.Last(id).Reason);
        Assert.Equal(new DateTime(2026, 11, 21, 2, 0, 0, DateTimeKind.Utc), stored.NextExecution);
        Assert.Equal((id, lab.Now), (stored.LastJobId, stored.LastExecution));
        Assert.Equal(JobHelper.ToTimestamp(new DateTime(2026, 11, 21, 1, 0, 0, DateTimeKind.Utc)).ToString(provider: null), lab.Parameter(id, "Time"));
    }

    [Fact]
    public void OneJobRunsForAllThatWasMissed()
    {
        Add("hourly", "0 * * * *");
        lab.Now = lab.Now.AddHours(10);

        lab.RunScheduler();

        Assert.Single(lab.Created());
        Assert.Equal(new DateTime(2026, 11, 21, 11, 0, 0, DateTimeKind.Utc), lab.Find("hourly").NextExecution);
    }

    [Fact]
    public void StrictRunsOneJobForEachMissedOccurrence()
    {
        Add("hourly", "0 * * * *", MisfireHandlingMode.Strict);
        lab.Now = lab.Now.AddHours(3);

        lab.RunScheduler();

        Assert.Equal(
            ["01:00", "02:00", "03:00"],
            lab.Created().Select(id => JobHelper.FromTimestamp(long.Parse(lab.Parameter(id, "Time"), provider: null)).ToString("HH:mm", provider: null)));
        Assert.Equal(new DateTime(2026, 11, 21, 4, 0, 0, DateTimeKind.Utc), lab.Find("hourly").NextExecution);
    }

    [Fact]
    public void StrictCatchesUpInSeveralRoundsAfterALongOutage()
    {
        Add("minutely", "* * * * *", MisfireHandlingMode.Strict);
        lab.Now = lab.Now.AddMinutes(250);

        lab.RunScheduler();
        Assert.Equal(100, lab.Created().Count);
        lab.RunScheduler();
        lab.RunScheduler();

        Assert.Equal(250, lab.Created().Count);
        Assert.Equal(lab.Now.AddMinutes(1), lab.Find("minutely").NextExecution);
    }

    [Fact]
    public void IgnorableSkipsWhatWasMissed()
    {
        Add("hourly", "0 * * * *", MisfireHandlingMode.Ignorable);
        lab.Now = lab.Now.AddHours(3);

        lab.RunScheduler();
        Assert.Empty(lab.Created());

        lab.Now = new DateTime(2026, 11, 21, 4, 0, 5, DateTimeKind.Utc);
        lab.RunScheduler();
        Assert.Single(lab.Created());
    }

    [Fact]
    public void SeveralServersStartAnOccurrenceOnce()
    {
        for (var number = 0; number < 20; number++) Add($"job {number}", "0 * * * *");
        lab.Now = lab.Now.AddHours(1);

        Parallel.For(0, 8, _ => lab.RunScheduler(parallelism: 2));

        Assert.Equal(20, lab.Created().Count);
    }

    [Fact]
    public void AJobThatCannotBeLoadedNotesTheErrorAndDoesNotStopTheOthers()
    {
        Add("broken", "0 * * * *");
        Add("hourly", "0 * * * *");
        lab.Write("broken", "Job", """{"t":"Gone, Nowhere","m":"Run"}""");
        lab.Now = lab.Now.AddHours(1);

        lab.RunScheduler();

        Assert.Single(lab.Created());
        Assert.Contains("JobLoadException", lab.Find("broken").Error, StringComparison.Ordinal);
        Assert.Equal(1, lab.Find("broken").RetryAttempt);
        Assert.Null(lab.Find("hourly").Error);
    }

    [Fact]
    public void AnErrorIsTriedAgainLaterAndGoesAwayWhenItHeals()
    {
        Add("hourly", "0 * * * *");
        var payload = lab.Fields("hourly")["Job"];
        lab.Write("hourly", "Job", """{"t":"Gone, Nowhere","m":"Run"}""");
        lab.Now = lab.Now.AddHours(1);
        lab.RunScheduler();
        lab.Write("hourly", "Job", payload);

        lab.RunScheduler();
        Assert.Empty(lab.Created());

        lab.Now = lab.Now.AddSeconds(15);
        lab.RunScheduler();
        Assert.Single(lab.Created());
        Assert.Equal((null, 0), (lab.Find("hourly").Error, lab.Find("hourly").RetryAttempt));
    }

    [Fact]
    public void AnOccurrenceIsGivenUpAfterFiveAttempts()
    {
        Add("hourly", "0 * * * *");
        lab.Write("hourly", "Job", """{"t":"Gone, Nowhere","m":"Run"}""");
        lab.Now = lab.Now.AddHours(1);

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            lab.RunScheduler();
            Assert.Equal(attempt % 5, lab.Find("hourly").RetryAttempt);
            lab.Now = lab.Now.AddSeconds(15 * Math.Pow(2, attempt - 1));
        }

        Assert.Equal(new DateTime(2026, 11, 21, 2, 0, 0, DateTimeKind.Utc), lab.Find("hourly").NextExecution);
        Assert.NotNull(lab.Find("hourly").Error);
    }

    [Fact]
    public void AnUnknownTimeZoneStopsTheScheduleWithItsReason()
    {
        Add("hourly", "0 * * * *");
        lab.Write("hourly", "TimeZoneId", "Mars/Olympus");
        lab.Now = lab.Now.AddHours(1);

        for (var attempt = 0; attempt < 5; attempt++)
        {
            lab.RunScheduler();
            lab.Now = lab.Now.AddMinutes(10);
        }

        Assert.Null(lab.Find("hourly").NextExecution);
        Assert.Contains("Mars/Olympus", lab.Find("hourly").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void AFilterThatCancelsTheJobStillMovesTheScheduleOn()
    {
        using var cancelling = new RecurringLab(new Cancelling());
        cancelling.Jobs.AddOrUpdate<LabJobs>("hourly", jobs => jobs.Return(1), "0 * * * *");
        cancelling.Now = cancelling.Now.AddHours(1);

        cancelling.RunScheduler();

        Assert.Empty(cancelling.Created());
        Assert.Equal(new DateTime(2026, 11, 21, 2, 0, 0, DateTimeKind.Utc), cancelling.Find("hourly").NextExecution);
    }

    [Fact]
    public void FiltersSeeTheReasonAndTheRecurringJobBeforeItIsCreated()
    {
        var seeing = new Seeing();
        using var seen = new RecurringLab(seeing);
        seen.Jobs.AddOrUpdate<LabJobs>("hourly", jobs => jobs.Return(1), "0 * * * *");
        seen.Now = seen.Now.AddHours(1);

        seen.RunScheduler();

        Assert.Equal(["hourly: Triggered by recurring job scheduler"], seeing.Seen);
    }

    [Fact]
    public void AFactoryOfTheApplicationServesToo()
    {
        Add("hourly", "0 * * * *");
        lab.Now = lab.Now.AddHours(1);

        lab.RunScheduler(factory: new Wrapping(new BackgroundJobFactory(lab.Lab.Providers)));
        lab.RunScheduler();

        Assert.Equal(lab.Find("hourly").LastJobId, Assert.Single(lab.Created()));
    }

    [Fact]
    public void AnEntryWithoutARecurringJobIsTakenOff()
    {
        using (var connection = lab.Storage.GetConnection())
        {
            using var transaction = connection.CreateWriteTransaction();
            transaction.AddToSet("recurring-jobs", "ghost", 0);
            transaction.Commit();
        }

        lab.RunScheduler();

        Assert.Empty(lab.Lab.Set("recurring-jobs"));
    }

    [Fact]
    public async Task AServerRunsRecurringJobs()
    {
        var probe = LabJobs.Probe(out var key);
        using var server = new JobLab();
        new RecurringJobManager(server.Storage, server.Providers).AddOrUpdate<LabJobs>("often", jobs => jobs.Note(key), "* * * * * *");

        server.StartServer();

        await Eventually.HoldsAsync(() => probe.Notes.Count >= 2, "the recurring job had run twice");
    }

    private void Add(string id, string cron, MisfireHandlingMode misfire = MisfireHandlingMode.Relaxed) =>
        lab.Jobs.AddOrUpdate<LabJobs>(id, jobs => jobs.Return(1), cron, new RecurringJobOptions { MisfireHandling = misfire });

    private sealed class Cancelling : IClientFilter
    {
        public void OnCreating(CreatingContext context) => context.Canceled = true;

        public void OnCreated(CreatedContext context)
        {
        }
    }

    private sealed class Seeing : IClientFilter
    {
        public List<string> Seen { get; } = [];

        public void OnCreating(CreatingContext context) =>
            Seen.Add($"{context.GetJobParameter<string>("RecurringJobId")}: {context.InitialState.Reason}");

        public void OnCreated(CreatedContext context)
        {
        }
    }

    private sealed class Wrapping(IBackgroundJobFactory inner) : IBackgroundJobFactory
    {
        public IStateMachine StateMachine => inner.StateMachine;

        public BackgroundJob? Create(CreateContext context) =>
            inner.Create(new CreateContext(context.Storage, context.Connection, context.Job, context.InitialState, context.Parameters));
    }
}
