using Events.Hangfire.Tests.Support;
using Hangfire;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Deliveries;

public sealed class RemoteDeliveryTests
{
    private static readonly Guid EventId = Guid.CreateVersion7();

    [Fact, Trait("Requirement", "A-16"), Trait("Requirement", "E-04")]
    public async Task AnEventOfAnotherApplicationComesWithItsJobAndIsHandledHere()
    {
        await using var host = await StartAsync();
        var thing = Guid.CreateVersion7();

        var job = Hand(host, "test.HearThing", thing);

        Assert.Equal("Succeeded", await host.WaitForStateAsync(job, "Succeeded", "Failed"));
        var entry = Assert.Single(await host.EventsOfAsync(thing));
        Assert.Equal((EventId, "elsewhere"), (entry.Id, entry.Envelope.Metadata.PublisherName));
        Assert.Equal(new DeliveryState("test.HearThing", DeliveryStatus.Handled, 1, job, null), Assert.Single(entry.Deliveries));
        Assert.Equal([$"heard {thing}"], host.Script.Trace);
    }

    [Fact, Trait("Requirement", "E-10")]
    public async Task ASecondJobForTheSameDeliveryChangesNothing()
    {
        await using var host = await StartAsync();
        var thing = Guid.CreateVersion7();

        await host.WaitForStateAsync(Hand(host, "test.HearThing", thing), "Succeeded");
        await host.WaitForStateAsync(Hand(host, "test.HearThing", thing), "Succeeded");

        Assert.Equal([$"heard {thing}"], host.Script.Trace);
        Assert.Single(Assert.Single(await host.EventsOfAsync(thing)).Deliveries);
    }

    [Fact]
    public async Task TwoHandlersOfOneEventMayBeginAtOnce()
    {
        await using var host = await StartAsync();
        var thing = Guid.CreateVersion7();

        var jobs = new[] { "test.HearThing", "test.HearThingToo" }.Select(handler => Hand(host, handler, thing)).ToList();

        await Task.WhenAll(jobs.ConvertAll(job => host.WaitForStateAsync(job, "Succeeded")));
        Assert.Equal(2, Assert.Single(await host.EventsOfAsync(thing)).Deliveries.Count);
    }

    [Fact, Trait("Requirement", "A-19")]
    public async Task ADeliveryToAHandlerThatNoServerHasIsArchivedWithItsReason()
    {
        await using var host = await StartAsync();
        var thing = Guid.CreateVersion7();

        var job = Hand(host, "test.HearThin", thing);

        Assert.Equal("Failed", await host.WaitForStateAsync(job, "Succeeded", "Failed"));
        var delivery = Assert.Single(Assert.Single(await host.EventsOfAsync(thing)).Deliveries);
        Assert.Equal((DeliveryStatus.Archived, 16), (delivery.Status, delivery.Attempts));
        Assert.StartsWith("No handler of event \"thingDone\" is called \"test.HearThin\" in this application. Did you mean \"test.HearThing\"?", delivery.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedDeliveryIsTriedAgainByTheHandlersOwnPolicy()
    {
        await using var host = await StartAsync();
        var thing = Guid.CreateVersion7();
        host.Script.Hear = (_, job) => job.Attempt < 3 ? throw new TimeoutException("not yet") : Task.CompletedTask;

        await host.WaitForStateAsync(Hand(host, "test.HearThing", thing), "Succeeded", "Failed");

        var delivery = Assert.Single(Assert.Single(await host.EventsOfAsync(thing)).Deliveries);
        Assert.Equal((DeliveryStatus.Handled, 3), (delivery.Status, delivery.Attempts));
    }

    [Fact]
    public async Task WhatIsNoEnvelopeFailsAtOnceAndKeepsNothing()
    {
        await using var host = await StartAsync();

        var job = Queue(host).Enqueue(new QueuedDelivery(EventId, "thingDone", "test.HearThing", "default") { Envelope = "{}" })!;

        Assert.Equal("Failed", await host.WaitForStateAsync(job, "Succeeded", "Failed"));
        Assert.Equal(0L, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
    }

    [Fact]
    public async Task AnApplicationInThePublishersDatabaseIsTold()
    {
        await using var host = await StartAsync();
        var thing = Guid.CreateVersion7();
        await host.WaitForStateAsync(Hand(host, "test.HearThing", thing), "Succeeded");
        await host.Database.ExecuteAsync("update events.delivery set is_remote = true");

        var job = Hand(host, "test.HearThing", thing);

        Assert.Equal("Failed", await host.WaitForStateAsync(job, "Succeeded", "Failed"));
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Contains("Give each application a database of its own", connection.GetStateData(job)!.Data!["ExceptionMessage"], StringComparison.Ordinal);
    }

    [Fact, Trait("Requirement", "A-16"), Trait("Requirement", "A-32")]
    public async Task ThePublisherIsDoneWithADeliveryToAnotherApplicationWhenItsJobWaitsInThatOnesQueue()
    {
        await using var host = await TestHost.StartAsync(app => app.HasAction<ActOnce>(), services: services =>
        {
            services.AddSingleton<ListeningElsewhere>();
            services.AddEvents().UseRegistryBackend<ListeningElsewhere>();
        });
        var thing = await host.AddThingAsync();

        host.Jobs.Enqueue<ActOnce>(action => action.Run(thing.Id));

        var entry = Assert.Single(await host.WaitForDeliveriesAsync(thing.Id, 1, DeliveryStatus.Handled));
        var delivery = Assert.Single(entry.Deliveries);
        Assert.Equal(("elsewhere.Hear", 0), (delivery.Handler, delivery.Attempts));
        using var connection = host.Services.GetRequiredService<JobStorage>().GetConnection();
        var job = connection.GetJobData(delivery.JobId!)!.Job!;
        Assert.Equal(("their_queue", typeof(RemoteDelivery)), (job.Queue, job.Type));
        Assert.Equal(entry.Envelope.ToJson(), job.Args[3]);
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app
        .Handles<ThingDonePayload, HearThing>(from: "elsewhere")
        .Handles<ThingDonePayload, HearThingToo>(from: "elsewhere"));

    private static string Hand(TestHost host, string handler, Guid thing) => Queue(host).Enqueue(new QueuedDelivery(EventId, "thingDone", handler, "default")
    {
        Envelope = EventEnvelope.Create("thingDone", "elsewhere", new ThingDonePayload(thing, "thing", true)).ToJson(),
    })!;

    private static IDeliveryQueue Queue(TestHost host) => host.Services.GetRequiredService<IDeliveryQueue>();

    public class HearThing(Script script, IJobContext job) : INotificationHandler<ThingDonePayload>
    {
        public async Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            await script.Hear(nameof(HearThing), job);
            script.Trace.Enqueue($"heard {notification.Id}");
        }
    }

    public sealed class HearThingToo(Script script, IJobContext job) : HearThing(script, job);

    /// <summary>A registry in which one handler of another application hears whatever this one publishes.</summary>
    private sealed class ListeningElsewhere : IRegistryBackend
    {
        public Task<IReadOnlyCollection<EventKey>> FindChangedAsync(IReadOnlyCollection<SeenEvent> seen, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyCollection<EventKey>>([.. seen.Where(one => one.UpdatedOn is null).Select(one => one.Key)]);

        public Task<IReadOnlyList<SharedEvent>> FetchEventsOfAsync(IReadOnlyCollection<string> namespaces, CancellationToken cancel) => throw new NotSupportedException();

        public Task<IReadOnlyList<SharedEvent>> FetchEventsAsync(IReadOnlyCollection<EventKey> keys, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<SharedEvent>>([.. keys.Select(key => new SharedEvent(key, DateTimeOffset.UnixEpoch, [new SharedSubscription("elsewhere.Hear", "their_queue")]))]);

        public Task CreateEventsAsync(IReadOnlyCollection<EventKey> created, CancellationToken cancel) => throw new NotSupportedException();

        public Task DeleteEventsAsync(IReadOnlyCollection<EventKey> deleted, CancellationToken cancel) => throw new NotSupportedException();

        public Task CreateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> created, CancellationToken cancel) => throw new NotSupportedException();

        public Task RemoveSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> removed, CancellationToken cancel) => throw new NotSupportedException();

        public Task UpdateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> updated, CancellationToken cancel) => throw new NotSupportedException();

        public Task CommitChangesAsync(RegistryChanges changes, CancellationToken cancel) => throw new NotSupportedException();
    }
}
