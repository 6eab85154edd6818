using Events.Hangfire.Tests.Support;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.EntityActions;

/// <summary>The order in which entity, action, event and deletion come, case by case.</summary>
[Trait("Requirement", "D-G7"), Trait("Requirement", "D-T08"), Trait("Requirement", "D-31")]
public sealed class CallbackTraceTests
{
    [Theory, Trait("Requirement", "D-05"), Trait("Requirement", "D-T05"), Trait("Requirement", "D-T07")]
    [InlineData(false, false, "load, act 1/1, publish thingDone")]
    [InlineData(true, false, "load, act 1/1, publish thingDone, delete")]
    [InlineData(false, true, "load, act 1/1, publish thingDone")]
    public async Task ASuccessIsPublishedBeforeTheEntityIsDeleted(bool onSuccess, bool onFailure, string trace)
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(Enqueue(host.Jobs, onSuccess, onFailure, thing.Id), "Succeeded");

        Assert.Equal(trace, string.Join(", ", host.Script.Trace));
        Assert.True(Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.ReadPayload<ThingDonePayload>().IsActive);
    }

    [Theory, Trait("Requirement", "D-06"), Trait("Requirement", "D-T06")]
    [InlineData(false, "load, act 1/1, publish thingFailed")]
    [InlineData(true, "load, act 1/1, publish thingFailed, load, delete")] // the context that failed is not used again
    public async Task AFailureIsPublishedBeforeTheEntityIsDeleted(bool onFailure, string trace)
    {
        await using var host = await StartAsync();
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new InvalidOperationException("Registration failed");

        await host.WaitForStateAsync(Enqueue(host.Jobs, false, onFailure, thing.Id), "Failed");

        Assert.Equal(trace, string.Join(", ", host.Script.Trace));
        Assert.Equal(onFailure, await host.FindAsync(thing.Id) is null);
    }

    [Fact, Trait("Requirement", "D-08"), Trait("Requirement", "D-21")]
    public async Task AnEntityThatWasNotFoundIsNotDeletedAndItsFailureIsPublished()
    {
        await using var host = await StartAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(Guid.NewGuid())), "Failed");

        Assert.Equal("miss, publish thingFailed, miss", string.Join(", ", host.Script.Trace));
    }

    [Fact, Trait("Requirement", "D-25")]
    public async Task AnEventThatCannotBePublishedKeepsTheEntity()
    {
        await using var host = await StartAsync();
        Refusals.Of(host, "thingDone", times: int.MaxValue);
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<DeleteOnSuccess>(x => x.Run(thing.Id)), "Failed");

        Assert.Equal("load, act 1/1, publish thingDone, publish thingFailed", string.Join(", ", host.Script.Trace));
        Assert.NotNull(await host.FindAsync(thing.Id));
    }

    [Fact, Trait("Requirement", "D-24"), Trait("Requirement", "D-29")]
    public async Task WithoutAnyPublisherConfiguredTheEventIsPublishedWhateverTheActionReturns()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ReturnsANumber>());
        var thing = await host.AddThingAsync();

        await host.WaitForStateAsync(host.Jobs.Enqueue<ReturnsANumber>(x => x.Run(thing.Id)), "Succeeded");

        Assert.Equal(new ThingDonePayload(thing.Id, "thing", false), Assert.Single(await host.EventsOfAsync(thing.Id)).Envelope.ReadPayload<ThingDonePayload>());
    }

    [Fact, Trait("Requirement", "D-11")]
    public async Task WithoutAPolicyOfItsOwnAnActionRunsSixteenTimes()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<NoPolicy>());
        var thing = await host.AddThingAsync();
        host.Script.Act = (_, _, _) => throw new TimeoutException("slow");

        await host.WaitForStateAsync(host.Jobs.Enqueue<NoPolicy>(x => x.Run(thing.Id)), "Failed");

        Assert.Equal(Enumerable.Range(1, 16).Select(attempt => $"act {attempt}/16"), host.Script.Trace);
        Assert.Single(await host.EventsOfAsync(thing.Id));
    }

    private static async Task<TestHost> StartAsync()
    {
        var host = await TestHost.StartAsync(
            app => app.HasAction<ActOnce>().HasAction<DeleteOnSuccess>().HasAction<DeleteOnFailure>(), services: TracedSession.Register);
        foreach (var name in new[] { "thingDone", "thingFailed" })
        {
            host.Services.GetRequiredService<EventHooks>().Before(name, (publication, _) =>
            {
                host.Script.Trace.Enqueue($"publish {publication.EventName}");
                return new(publication);
            });
        }

        return host;
    }

    private static string Enqueue(IBackgroundJobClient jobs, bool onSuccess, bool onFailure, Guid id) => (onSuccess, onFailure) switch
    {
        (true, _) => jobs.Enqueue<DeleteOnSuccess>(x => x.Run(id)),
        (_, true) => jobs.Enqueue<DeleteOnFailure>(x => x.Run(id)),
        _ => jobs.Enqueue<ActOnce>(x => x.Run(id)),
    };
}

public sealed class ReturnsANumber : EntityAction<Thing, Guid, ThingDonePayload>
{
    protected override Task ExecuteAsync(Thing entity, CancellationToken cancel) => Task.FromResult(42);
}

public sealed class NoPolicy(Script script, IJobContext job) : ScriptedAction(script, job);
