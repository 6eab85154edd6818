using System.Diagnostics.Metrics;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.Hangfire.Tests.EntityActions;

/// <summary>A final failure that could not be recorded when it happened is recorded later, once.</summary>
public sealed class ReconcilerTests
{
    private const string Boom = "boom";

    [Fact, Trait("Requirement", "D-25")]
    public async Task AFailureEventThatAHookRefusesIsRecordedLaterWithTheDeletion()
    {
        await using var host = await StartAsync(often: true, app => app.HasAction<DeleteOnFailure>());
        var refusals = Refusals.Of(host, "thingFailed", times: 2);
        var thing = await AddFailingThingAsync(host);

        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        var failed = await EventOfAsync(host, thing);

        Assert.Equal(3, refusals.Asked);
        Assert.Equal(("thingFailed", Boom), (failed.Metadata.EventName, failed.Payload.GetProperty("detail").GetString()));
        Assert.Null(await host.FindAsync(thing.Id));
        Assert.Equal(Outcome.Failed, (await host.ReceiptOfAsync(job))!.Outcome);
        await TestHost.WaitUntilAsync(async () => await ListedAsync(host) == 0, () => "The failure is still listed.");
    }

    [Fact, Trait("Fault", "F17")]
    public async Task ADatabaseThatIsAwayWhileTheFailureIsRecordedLosesNothing()
    {
        var fault = new ScriptedFault { At = FaultPoint.BeforeCommit, Times = 2 };
        await using var host = await StartAsync(often: true, app => app.HasAction<DeleteOnFailure>(), services => services.AddFault(fault));
        var thing = await AddFailingThingAsync(host);

        host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await EventOfAsync(host, thing);

        Assert.True(fault.Passings > fault.Times);
        Assert.Null(await host.FindAsync(thing.Id));
    }

    [Fact]
    public async Task AnActionThatCannotBeMadeIsRetriedAndThenItsFailureIsPublished()
    {
        await using var host = await StartAsync(often: true, app => app.HasAction<CannotBeMade>());
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Enqueue<CannotBeMade>(x => x.Run(thing.Id));
        var failed = await EventOfAsync(host, thing);

        Assert.Contains(nameof(IUnregistered), failed.Payload.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await host.ReceiptOfAsync(job))!.Attempt);
        Assert.Null(await host.FindAsync(thing.Id));
    }

    [Fact]
    public async Task AJobDeletedAfterItsLastAttemptWithoutAReceiptIsRecordedToo()
    {
        await using var host = await StartAsync(often: true, app => app.HasAction<DeletedWhenExhausted>());
        Refusals.Of(host, "thingFailed", times: 1);
        var thing = await AddFailingThingAsync(host);

        var job = host.Jobs.Enqueue<DeletedWhenExhausted>(x => x.Run(thing.Id));
        await EventOfAsync(host, thing);

        Assert.Equal("Deleted", await host.WaitForStateAsync(job, "Deleted"));
    }

    [Fact]
    public async Task AJobThatHangfireFailedPastAllFiltersIsFoundByComparison()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Schedule<DeleteOnFailure>(x => x.Run(thing.Id), TimeSpan.FromHours(1));
        await ForceFailureAsync(host, job, "System.TimeoutException", "The state could not be changed.");

        await host.Services.GetRequiredService<EntityReconciler>().CompareAllAsync(default);

        Assert.Equal("The state could not be changed.", (await EventOfAsync(host, thing)).Payload.GetProperty("detail").GetString());
        Assert.Null(await host.FindAsync(thing.Id));
    }

    [Fact]
    public async Task AJobThatSucceededAndWasThenFailedPastAllFiltersStaysASuccess()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");
        await ForceFailureAsync(host, job, "System.TimeoutException", "The state could not be changed.");

        await host.Services.GetRequiredService<EntityReconciler>().CompareAllAsync(default);

        Assert.Equal("thingDone", (await EventOfAsync(host, thing)).Metadata.EventName);
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
    }

    [Fact]
    public async Task TwoReconcilersAtOnceRecordAFailureOnce()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Schedule<DeleteOnFailure>(x => x.Run(thing.Id), TimeSpan.FromHours(1));
        await ForceFailureAsync(host, job, "System.TimeoutException", Boom);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            ActivatorUtilities.CreateInstance<EntityReconciler>(host.Services).CompareAllAsync(default))));

        Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal(1L, await host.Database.ScalarAsync<long>("select count(*) from events.receipt"));
    }

    [Fact]
    public async Task RequeueingAFailureThatIsNotRecordedGoesOnWithItsSeries()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        Refusals.Of(host, "thingFailed", times: 1);
        var thing = await AddFailingThingAsync(host);
        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        host.Script.Act = (_, _, _) => Task.CompletedTask;
        Assert.True(host.Jobs.Requeue(job));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal("thingDone", (await EventOfAsync(host, thing)).Metadata.EventName);
        Assert.Equal(1, (await host.ReceiptOfAsync(job))!.Series);
        Assert.Equal(0L, await ListedAsync(host));
    }

    [Fact, Trait("Requirement", "R11"), Trait("Fault", "F10")]
    public async Task AJobWhoseProcessDiedThreeTimesIsNotRunAgain()
    {
        await using var host = await StartAsync(often: true, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();

        var job = await HandOutAsRunningAsync(host, thing, crashes: 2);
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal("CRASH_LOOP", (await EventOfAsync(host, thing)).Payload.GetProperty("code").GetString());
        Assert.Empty(host.Script.Trace);
    }

    [Fact, Trait("Requirement", "R11")]
    public async Task AJobWhoseProcessDiedOnceRunsAgainAndTheCrashIsCounted()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();

        var job = await HandOutAsRunningAsync(host, thing, crashes: 0);
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal("1", await host.Database.ScalarAsync<string>($"select value from hangfire.jobparameter where jobid = {job} and name = 'Events.Crashes'"));
    }

    [Fact, Trait("Fault", "F88"), Trait("Fault", "F89")]
    public async Task AJobThatAServerFailedThatDoesNotKnowItIsRunByOneThatDoes()
    {
        await using var host = await StartAsync(often: true, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Schedule<DeleteOnFailure>(x => x.Run(thing.Id), TimeSpan.FromHours(1));

        await ForceFailureAsync(host, job, "Hangfire.Common.JobLoadException", "Could not load the job. See inner exception for the details.");
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal("thingDone", (await EventOfAsync(host, thing)).Metadata.EventName);
        Assert.Equal((1, 1), ((await host.ReceiptOfAsync(job))!.Series, (await host.FindAsync(thing.Id))!.Effects));
    }

    [Fact, Trait("Fault", "F88")]
    public async Task AJobThatNoServerHasComeToKnowHasFailed()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Schedule<DeleteOnFailure>(x => x.Run(thing.Id), TimeSpan.FromHours(1));
        await host.Database.ExecuteAsync($"insert into hangfire.jobparameter (jobid, name, value, updatecount) values ({job}, 'Events.Unloaded', '1440', 0)");
        await ForceFailureAsync(host, job, "Hangfire.Common.JobLoadException", "Could not load the job. See inner exception for the details.");

        await host.Services.GetRequiredService<EntityReconciler>().CompareAllAsync(default);

        Assert.Equal("thingFailed", (await EventOfAsync(host, thing)).Metadata.EventName);
        Assert.Equal("Failed", await host.WaitForStateAsync(job, "Failed", "Enqueued", "Succeeded"));
    }

    [Fact]
    public async Task AChunkThatFailedAsAWholeIsSplitIntoJobsOfItsEntities()
    {
        var fault = new ScriptedFault { At = FaultPoint.BeforeCommit, Times = 1, Error = () => new NpgsqlException("away", new TimeoutException()) };
        await using var host = await StartAsync(often: true, app => app.HasAction<ActOnce>(), services => services.AddFault(fault));
        var things = new[] { await host.AddThingAsync(), await host.AddThingAsync(), await host.AddThingAsync() };

        var job = Assert.Single(host.Jobs.EnqueueEach<ActOnce>(things.Select(thing => thing.Id)));
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<long>("select count(*) from events.receipt where entity_id <> '*' and outcome = 'Succeeded'") == 3, () => "Not every entity has an outcome.");

        Assert.Equal("Failed", await host.WaitForStateAsync(job, "Failed"));
        Assert.Equal(0L, await ListedAsync(host));
        Assert.All(things, thing => Assert.Equal(1, host.FindAsync(thing.Id).Result!.Effects));
        Assert.All(things, thing => Assert.Single(host.EventsOfAsync(thing.Id).Result));
    }

    [Fact]
    public async Task AChunkThatWasSplitActsOnNothingWhenRequeued()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Create(EntityJobs.JobFor(typeof(ActOnce), new[] { thing.Id }), new ScheduledState(TimeSpan.FromHours(1)));
        await ForceFailureAsync(host, job, "System.TimeoutException", Boom);
        await host.Services.GetRequiredService<EntityReconciler>().CompareAllAsync(default);
        await EventOfAsync(host, thing);

        Assert.True(host.Jobs.Requeue(job));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Single(await host.EventsOfAsync(thing.Id));
    }

    [Fact, Trait("Requirement", "R11")]
    public async Task AChunkThatKeepsKillingItsProcessIsSplitSoThatOnlyTheCulpritIsGivenUp()
    {
        await using var host = await StartAsync(often: true, app => app.HasAction<ActOnce>());
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Create(EntityJobs.JobFor(typeof(ActOnce), new[] { thing.Id }), new ScheduledState(TimeSpan.FromHours(1)));

        await HandOutAsRunningAsync(host, job, crashes: 2);
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal("thingDone", (await EventOfAsync(host, thing)).Metadata.EventName); // in a job of its own
        Assert.Single(host.Script.Trace, "act 1/1");
    }

    [Fact, Trait("Requirement", "O-06")]
    public async Task HowLongAFailureHasBeenWaitingIsMeasured()
    {
        await using var host = await StartAsync(often: false, app => app.HasAction<DeleteOnFailure>());
        Refusals.Of(host, "thingFailed", times: int.MaxValue);
        var thing = await AddFailingThingAsync(host);
        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");
        await host.Database.ExecuteAsync($"""update hangfire.state set data = data || '{AnHourAgo()}' where jobid = {job} and name = 'Failed'""");

        await host.Services.GetRequiredService<EntityReconciler>().RecordListedAsync(default);

        Assert.InRange(Lag(), 3599, 3700);
    }

    private static Task<TestHost> StartAsync(bool often, Action<IDomainAppBuilder> app, Action<IServiceCollection>? services = null) => TestHost.StartAsync(
        app, options => options.ReconcileInterval = often ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromHours(1), services);

    private static async Task<Thing> AddFailingThingAsync(TestHost host)
    {
        host.Script.Act = (_, _, _) => throw new InvalidOperationException(Boom);
        return await host.AddThingAsync();
    }

    private static async Task<EventEnvelope> EventOfAsync(TestHost host, Thing thing)
    {
        IReadOnlyList<EventHistoryEntry> events = [];
        await TestHost.WaitUntilAsync(async () => (events = await host.EventsOfAsync(thing.Id)).Count > 0, () => "There is no event.");
        return Assert.Single(events).Envelope;
    }

    private static Task<long> ListedAsync(TestHost host) =>
        host.Database.ScalarAsync<long>($"select count(*) from hangfire.set where key = '{UnrecordedFailures.Key}'");

    // What Hangfire writes when a change of state keeps failing: no filter is asked.
    private static Task ForceFailureAsync(TestHost host, string job, string type, string message) => host.Database.ExecuteAsync(
        $$"""
        with failed as (insert into hangfire.state (jobid, name, reason, createdat, data, updatecount) values ({{job}}, 'Failed', null, now(),
          jsonb_build_object('FailedAt', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'ExceptionType', '{{type}}', 'ExceptionMessage', '{{message}}', 'ExceptionDetails', ''), 0) returning id)
        update hangfire.job set stateid = failed.id, statename = 'Failed' from failed where hangfire.job.id = {{job}}
        """);

    // A job whose process died is in Processing, and its queue row is free again.
    private static async Task<string> HandOutAsRunningAsync(TestHost host, Thing thing, int crashes)
    {
        var job = host.Jobs.Schedule<DeleteOnFailure>(x => x.Run(thing.Id), TimeSpan.FromHours(1));
        await HandOutAsRunningAsync(host, job, crashes);
        return job;
    }

    private static Task HandOutAsRunningAsync(TestHost host, string job, int crashes) => host.Database.ExecuteAsync(
            $$"""
            insert into hangfire.jobparameter (jobid, name, value, updatecount) select {{job}}, 'Events.Crashes', '{{crashes}}', 0 where {{crashes}} > 0;
            with running as (insert into hangfire.state (jobid, name, createdat, data, updatecount) values ({{job}}, 'Processing', now(), '{"ServerId": "gone", "WorkerId": "gone"}', 0) returning id)
            update hangfire.job set stateid = running.id, statename = 'Processing' from running where hangfire.job.id = {{job}};
            insert into hangfire.jobqueue (jobid, queue) values ({{job}}, 'default')
            """);

    private static string AnHourAgo() =>
        $$"""{"FailedAt": "{{DateTime.UtcNow.AddHours(-1):yyyy-MM-ddTHH:mm:ss.fffffffZ}}"}""";

    private static double Lag()
    {
        double lag = -1;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "Events.Hangfire", Name: "events.reconciler.lag" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, measurement, _, _) => lag = measurement);
        listener.Start();
        listener.RecordObservableInstruments();
        return lag;
    }
}
