using Events.Hangfire.Tests.Support;
using Hangfire;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class EntityActionTests
{
    [Fact]
    [Trait("Requirement", "E-01")]
    [Trait("Requirement", "D-28")]
    public async Task ASuccessfulActionPublishesItsEntityAsTheActionLeftIt()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        host.Script.Act = (entity, _, _) =>
        {
            (entity.Name, entity.IsActive) = ("changed", true);
            return Task.CompletedTask;
        };

        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));

        var entry = Assert.Single(await host.WaitForDeliveriesAsync(thing.Id, 1, DeliveryStatus.Handled));
        Assert.Equal("Succeeded", await host.WaitForStateAsync(job, "Succeeded"));
        Assert.Equal(new ThingDonePayload(thing.Id, "changed", true), entry.Envelope.ReadPayload<ThingDonePayload>());
        Assert.Equal(("Thing", "test"), (entry.Envelope.Metadata.EntityName, entry.Envelope.Metadata.PublisherName));
        Assert.Equal("changed", (await host.FindAsync(thing.Id))!.Name);
        Assert.Contains("done changed", host.Script.Trace);
    }

    [Fact]
    [Trait("Requirement", "E-02")]
    public async Task AFailedActionPublishesItsFailureAndDeletesTheEntity()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");

        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));

        Assert.Equal("Failed", await host.WaitForStateAsync(job, "Failed"));
        var entry = Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal(
            $$$"""{"code":"APPLICATION_ERROR","data":{"id":"{{{thing.Id}}}"},"detail":"boom","origin":"application"}""",
            entry.Envelope.Payload.GetRawText());
        Assert.Null(await host.FindAsync(thing.Id));
    }

    [Fact]
    [Trait("Requirement", "E-03")]
    [Trait("Requirement", "D-09")]
    public async Task WhileAttemptsRemainNothingIsPublishedAndNothingDeleted()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var eventsSeen = new List<int>();
        host.Script.Act = async (_, _, _) =>
        {
            eventsSeen.Add((await host.EventsOfAsync(thing.Id)).Count);
            throw new TimeoutException("slow");
        };

        var job = host.Jobs.Enqueue<RetryThrice>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal(["act 1/4", "act 2/4", "act 3/4", "act 4/4"], host.Script.Trace.Where(step => step.StartsWith("act", StringComparison.Ordinal)));
        Assert.Equal([0, 0, 0, 0], eventsSeen);
        Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Null(await host.FindAsync(thing.Id));
    }

    [Fact]
    [Trait("Requirement", "D-09")]
    [Trait("Fault", "F77")]
    public async Task AnActionThatSucceedsAtTheThirdAttemptPublishesOnlyItsSuccess()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        host.Script.Act = (entity, job, _) =>
        {
            entity.Effects++;
            return job.Attempt < 3 ? throw new TimeoutException("slow") : Task.CompletedTask;
        };

        var job = host.Jobs.Enqueue<RetryThrice>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
    }

    [Fact]
    [Trait("Requirement", "E-09")]
    [Trait("Requirement", "D-21")]
    public async Task AnUnknownIdFailsAtOnceAndTheEventCarriesIt()
    {
        await using var host = await StartAsync();
        var unknown = Guid.NewGuid();

        var job = host.Jobs.Enqueue<RetryThrice>(x => x.Run(unknown));
        await host.WaitForStateAsync(job, "Failed");

        var entry = Assert.Single(await host.EventsOfAsync(unknown));
        Assert.Equal(("thingFailed", unknown.ToString()), (entry.Envelope.Metadata.EventName, entry.Envelope.Payload.GetProperty("data").GetProperty("id").GetString()));
        Assert.DoesNotContain(host.Script.Trace, step => step.StartsWith("act", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "E-10")]
    [Trait("Requirement", "D-10")]
    [Trait("Fault", "F92")]
    public async Task TheSameJobRunTwiceHasOneEffectAndOneEvent()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.True(host.Jobs.Requeue(job));
        await host.WaitForStateAsync(job, "Enqueued", "Processing", "Succeeded");
        await host.WaitForRunsAsync(job, 2);

        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Single(await host.WaitForDeliveriesAsync(thing.Id, 1, DeliveryStatus.Handled));
        Assert.Single(host.Script.Trace, "act 1/1");
    }

    [Fact]
    public async Task TwoRunsAtTheSameTimeCommitOneOutcome()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        using var bothInside = new Barrier(2);
        host.Script.Act = (entity, _, cancel) =>
        {
            Assert.True(bothInside.SignalAndWait(TimeSpan.FromSeconds(20), cancel));
            entity.Effects++;
            return Task.CompletedTask;
        };

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Processing");
        await host.Database.ExecuteAsync($"insert into hangfire.jobqueue (jobid, queue) values ({job}, 'default')"); // handed out twice
        await host.WaitForStateAsync(job, "Succeeded");
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue") == 0, () => "The second run did not end.");

        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal(1L, await host.Database.ScalarAsync<long>("select count(*) from events.receipt"));
    }

    [Fact]
    public async Task AnOperatorsRequeueAfterFinalFailureStartsANewSeries()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("boom");
        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        host.Script.Act = (_, _, _) => Task.CompletedTask;
        Assert.True(host.Jobs.Requeue(job));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Equal(["thingFailed", "thingDone"], (await host.EventsOfAsync(thing.Id)).Select(entry => entry.Envelope.Metadata.EventName));
    }

    [Fact]
    [Trait("Requirement", "D-02")]
    public async Task OnlyTheIdIsStoredWithTheJob()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Enqueue<ActOnce>(x => x.Run(thing.Id));

        Assert.Equal($"[\"\\\"{thing.Id}\\\"\"]", await host.Database.ScalarAsync<string>($"select arguments::text from hangfire.job where id = {job}"));
    }

    [Fact]
    [Trait("Fault", "F73")]
    public async Task WhatTheActionSavedItselfIsRolledBackWhenItThrows()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();

        var job = host.Jobs.Enqueue<SaveThenThrow>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal("thing", (await host.FindAsync(thing.Id))!.Name);
        Assert.Equal("thingFailed", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
    }

    [Fact]
    [Trait("Requirement", "D-26")]
    [Trait("Fault", "F76")]
    public async Task ADeletionTheDatabaseRefusesTurnsTheOutcomeIntoFailureOnly()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        await host.Database.ExecuteAsync($"""
            create table dependent (thing_id uuid references "Things" ("Id"));
            insert into dependent values ('{thing.Id}')
            """);

        var job = host.Jobs.Enqueue<DeleteOnSuccess>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        var entry = Assert.Single(await host.EventsOfAsync(thing.Id));
        Assert.Equal("thingFailed", entry.Envelope.Metadata.EventName);
        Assert.Contains("violates foreign key constraint \"dependent_thing_id_fkey\"", entry.Envelope.Payload.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.NotNull(await host.FindAsync(thing.Id));
    }

    [Fact]
    public async Task HangfiresOwnRetryAttributeIsHonoured()
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new TimeoutException("slow");

        var job = host.Jobs.Enqueue<HangfireRetries>(x => x.Run(thing.Id));
        await host.WaitForStateAsync(job, "Failed");

        Assert.Equal(["act 1/2", "act 2/2"], host.Script.Trace);
        Assert.Single(await host.EventsOfAsync(thing.Id));
    }

    [Fact]
    public async Task AnActionCalledOutsideOfAJobSaysSo() =>
        Assert.Contains("Inject it only into", (await Assert.ThrowsAsync<NoJobException>(() => new ActOnce(new Script(), null!).Run(Guid.Empty))).Message, StringComparison.Ordinal);

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app
        .HasAction<ActOnce>().HasAction<DeleteOnSuccess>().HasAction<DeleteOnFailure>().HasAction<RetryThrice>()
        .HasAction<SaveThenThrow>().HasAction<HangfireRetries>()
        .Handles<ThingDonePayload, HearDone>());

    private sealed class HearDone(Script script) : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            script.Trace.Enqueue($"done {notification.Name}");
            return Task.CompletedTask;
        }
    }
}

[Retry(0)]
public sealed class SaveThenThrow(ThingsDbContext db) : EntityAction<Thing, Guid, ThingDonePayload, ThingFailedPayload>
{
    protected override async Task ExecuteAsync(Thing entity, CancellationToken cancel)
    {
        entity.Name = "changed";
        await db.SaveChangesAsync(cancel);
        throw new InvalidOperationException("after saving");
    }
}

[AutomaticRetry(Attempts = 1, DelaysInSeconds = [0])]
public sealed class HangfireRetries(Script script, IJobContext job) : ScriptedAction(script, job);
