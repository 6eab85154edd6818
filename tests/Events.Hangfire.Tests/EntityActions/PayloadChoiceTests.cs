using Events.Hangfire.Tests.Support;
using Hangfire;
using Npgsql;

namespace Events.Hangfire.Tests.EntityActions;

public sealed class PayloadChoiceTests
{
    [Fact, Trait("Requirement", "D-13"), Trait("Requirement", "D-14")]
    public async Task APayloadTheActionSetIsPublishedAndDoesNotReachTheNextJob()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ChoosePayload>());
        var (own, plain) = (new Thing { Name = "own" }, new Thing { Name = "plain" });
        await host.AddAsync(own, plain);

        await host.WaitForStateAsync(host.Jobs.Enqueue<ChoosePayload>(x => x.Run(own.Id)), "Succeeded");
        await host.WaitForStateAsync(host.Jobs.Enqueue<ChoosePayload>(x => x.Run(plain.Id)), "Succeeded");

        Assert.Equal(ChoosePayload.Chosen, Assert.Single(await host.EventsOfAsync(own.Id)).Envelope.ReadPayload<ThingDonePayload>().Id);
        Assert.Equal(new ThingDonePayload(plain.Id, "plain", false), Assert.Single(await host.EventsOfAsync(plain.Id)).Envelope.ReadPayload<ThingDonePayload>());
    }

    [Fact, Trait("Requirement", "D-14")]
    public async Task APayloadSetInARunThatWasRolledBackIsForgotten()
    {
        var fault = new ScriptedFault { At = FaultPoint.BeforeCommit, Error = () => new NpgsqlException("Lost.", new TimeoutException()) };
        await using var host = await TestHost.StartAsync(
            app => app.HasAction<ChooseOnce>(), services: services => services.AddFault(fault), npgsql: options => options.EnableRetryOnFailure());
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<ChooseOnce>(x => x.Run(thing.Id)), "Succeeded");

        Assert.Equal(["payload none", "payload none"], host.Script.Trace);
        Assert.Equal("thing", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.ReadPayload<ThingDonePayload>().Name);
    }

    [Fact, Trait("Requirement", "D-23")]
    public async Task AnActionThatReturnsNoPayloadPublishesNothingAndIsDeletedAllTheSame()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ChoosePayload>());
        var silent = new Thing { Name = "silent" };
        await host.AddAsync(silent);

        var job = host.Jobs.Enqueue<ChoosePayload>(x => x.Run(silent.Id));
        await host.WaitForStateAsync(job, "Succeeded");

        Assert.Empty(await host.EventsOfAsync(silent.Id));
        Assert.Null(await host.FindAsync(silent.Id));
        Assert.Equal((Outcome.Succeeded, null), ((await host.ReceiptOfAsync(job))!.Outcome, (await host.ReceiptOfAsync(job))!.EventId));
    }

    [Fact, Trait("Requirement", "D-15"), Trait("Requirement", "D-16")]
    public async Task APayloadThatCannotBeMadeSaysWhichEventAndWhichEntity()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<CannotMap>());
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<CannotMap>(x => x.Run(thing.Id)), "Failed");

        var failed = Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope;
        Assert.Equal(
            $"The event \"thingDone\" of CannotMap on Thing \"{thing.Id}\" could not be made: The name is no name. "
            + "Nothing of this attempt was kept; correct the payload or MapSuccess.",
            failed.Payload.GetProperty("detail").GetString());
    }

    [Fact, Trait("Requirement", "D-25"), Trait("Requirement", "D-15")]
    public async Task ASuccessEventThatAHookRefusesKeepsTheEntityAndIsTriedAgain()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteAfterRetry>());
        Refusals.Of(host, "thingDone", times: 1);
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<DeleteAfterRetry>(x => x.Run(thing.Id)), "Succeeded");

        Assert.Equal(["act 1/3", "act 2/3"], host.Script.Trace);
        Assert.Equal("thingDone", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
        Assert.Null(await host.FindAsync(thing.Id));
    }

    [Fact, Trait("Requirement", "D-25"), Trait("Requirement", "O-04")]
    public async Task ASuccessEventThatIsAlwaysRefusedLeavesTheEntityAndOneFailure()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<DeleteAfterRetry>());
        Refusals.Of(host, "thingDone", times: int.MaxValue);
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<DeleteAfterRetry>(x => x.Run(thing.Id)), "Failed");

        Assert.Equal("thingFailed", Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.Metadata.EventName);
        Assert.Equal(0, (await host.FindAsync(thing.Id))!.Effects);
    }
}
