using System.Collections.Concurrent;
using Events.Hangfire.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Deliveries;

public sealed class DeliveryKindTests
{
    [Fact]
    public async Task AnInlineHandlerSharesThePublishersTransactionAndGetsNoJob()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, Inline>().Handles<ThingDonePayload, Alone>());

        var id = await host.PublishAsync();
        Assert.Contains("Inline", host.Script.Trace);
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 2, DeliveryStatus.Handled));

        Assert.Equal([("test.Alone", true), ("test.Inline", false)], entry.Deliveries.Select(delivery => (delivery.Handler, delivery.JobId is not null)));
        Assert.Equal(["Alone", "Inline"], host.Script.Trace.Order());
    }

    [Fact]
    public async Task WhatAnInlineHandlerThrowsReachesThePublisherAndNothingIsStored()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, Inline>());
        host.Script.OnThing = (_, _) => throw new TimeoutException("no");

        await host.InDatabaseAsync(async db =>
        {
            await using var scope = host.Services.CreateAsyncScope();
            var inner = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
            await using var transaction = await inner.Database.BeginTransactionAsync();
            return await Assert.ThrowsAsync<TimeoutException>(
                () => scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(new ThingDonePayload(Guid.NewGuid(), "thing", true)));
        });

        Assert.Equal(0, await host.Database.ScalarAsync<long>("select (select count(*) from events.event) + (select count(*) from \"Notes\")"));
    }

    [Fact]
    public async Task AnInlineHandlerOfAReceivedEventGetsAJob()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, Inline>());
        var sample = await host.PublishAsync();
        var envelope = Assert.Single(await host.EventsOfAsync(sample)).Envelope;

        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IEventReceiver>().ReceiveAsync(envelope, new MessageOrigin("queue", "1"));
            await scope.ServiceProvider.GetRequiredService<ThingsDbContext>().SaveChangesAsync();
        }

        await host.WaitForDeliveriesAsync(sample, 2, DeliveryStatus.Handled);
        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(*) from events.delivery where job_id is not null"));
    }

    [Fact]
    public async Task SharedHandlersOfSeveralEventsRunInOneJobAndKeepADeliveryEach()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>().Handles<ThingDonePayload, Second>().Handles<ThingDonePayload, Alone>());

        await host.PublishAsync([.. Enumerable.Range(0, 5).Select(_ => Publication.Of(new ThingDonePayload(Guid.NewGuid(), "thing", true)))]);
        await HandledAsync(host, 15);

        Assert.Equal(1, await host.Database.ScalarAsync<long>("select count(distinct job_id) from events.delivery where handler <> 'test.Alone'"));
        Assert.Equal(5, await host.Database.ScalarAsync<long>("select count(distinct job_id) from events.delivery where handler = 'test.Alone'"));
        Assert.Equal(15, await host.InDatabaseAsync(db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task ASharedHandlerThatFailsGoesOnInAJobOfItsOwnAndTheOthersAreDoneOnce()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>().Handles<ThingDonePayload, Second>().Handles<ThingDonePayload, Third>());
        var failures = 0;
        host.Script.OnThing = (name, _) => name == "Second" && Interlocked.Increment(ref failures) < 3 ? throw new TimeoutException() : Task.CompletedTask;

        var id = await host.PublishAsync();
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 3, DeliveryStatus.Handled));

        Assert.Equal([("test.First", 1), ("test.Second", 3), ("test.Third", 1)], entry.Deliveries.Select(delivery => (delivery.Handler, delivery.Attempts)));
        Assert.Equal(3, host.Script.Trace.Count(name => name == "Second"));
        Assert.Equal(entry.Deliveries[0].JobId, entry.Deliveries[2].JobId);
        Assert.NotEqual(entry.Deliveries[0].JobId, entry.Deliveries[1].JobId);
        Assert.Equal(["First", "Second", "Third"], await host.InDatabaseAsync(db => db.Notes.Select(note => note.Text).Order().ToListAsync()));
    }

    [Fact]
    public async Task ASharedHandlerThatCannotHealIsArchivedAtOnce()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>().Handles<ThingDonePayload, OneTry>());
        host.Script.OnThing = (name, _) => name == "OneTry" ? throw new TimeoutException() : Task.CompletedTask;

        var id = await host.PublishAsync();
        await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Archived);
        await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled);

        Assert.Single(host.Script.Trace, "OneTry");
    }

    [Fact]
    public async Task OrderedEventsOfOneEntityComeOneAfterTheOtherEvenWhenOneIsTriedAgain()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, InOrder>());
        var (entity, other) = (Guid.NewGuid(), Guid.NewGuid());
        var heard = new ConcurrentQueue<string>();
        var failures = 0;
        host.Script.OnThing = (_, payload) =>
        {
            if (payload.Name == "1" && Interlocked.Increment(ref failures) <= 2)
            {
                throw new TimeoutException();
            }

            heard.Enqueue(payload.Name);
            return Task.CompletedTask;
        };

        await host.PublishAsync([.. Enumerable.Range(1, 6).Select(number => Publication.Of(new ThingDonePayload(entity, $"{number}", true)))]);
        await host.PublishAsync(Publication.Of(new ThingDonePayload(other, "other", true)));
        await HandledAsync(host, 7);

        Assert.Equal(["1", "2", "3", "4", "5", "6"], heard.Where(name => name != "other"));
    }

    [Fact]
    public async Task AnOrderedDeliveryThatIsArchivedLetsTheNextGo()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, InOrderOneTry>());
        var entity = Guid.NewGuid();
        host.Script.OnThing = (_, payload) => payload.Name == "1" ? throw new TimeoutException() : Task.CompletedTask;

        await host.PublishAsync(Publication.Of(new ThingDonePayload(entity, "1", true)), Publication.Of(new ThingDonePayload(entity, "2", true)));

        await host.WaitForDeliveriesAsync(entity, 1, DeliveryStatus.Archived);
        await host.WaitForDeliveriesAsync(entity, 1, DeliveryStatus.Handled);
    }

    [Fact]
    public async Task ContradictoryKindsAreRefusedAtStart()
    {
        var error = await Assert.ThrowsAsync<ConfigurationException>(() => TestHost.StartAsync(app => app.Handles<ThingDonePayload, Torn>()));

        Assert.Contains("The [Delivery] of test.Torn asks for Inline together with Shared or Ordered. Choose one of them.", error.Faults);
    }

    private static Task HandledAsync(TestHost host, int count) => TestHost.WaitUntilAsync(
        async () => await host.Database.ScalarAsync<long>("select count(*) from events.delivery where status = 'Handled'") == count, () => "Not all were handled.");

    [Delivery(Inline = true)]
    private sealed class Inline(Script script, ThingsDbContext db) : Hearing(script, db);

    private sealed class Alone(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Shared = true)]
    private sealed class First(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Shared = true)]
    private sealed class Second(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Shared = true)]
    private sealed class Third(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Shared = true), Retry(0)]
    private sealed class OneTry(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Ordered = true)]
    private sealed class InOrder(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Ordered = true), Retry(0)]
    private sealed class InOrderOneTry(Script script, ThingsDbContext db) : Hearing(script, db);

    [Delivery(Inline = true, Shared = true)]
    private sealed class Torn(Script script, ThingsDbContext db) : Hearing(script, db);
}
