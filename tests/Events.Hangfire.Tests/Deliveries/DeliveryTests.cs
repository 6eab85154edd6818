using Events.Hangfire.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.Hangfire.Tests.Deliveries;

public sealed class DeliveryTests
{
    [Fact]
    [Trait("Requirement", "A-19")]
    [Trait("Requirement", "B-38")]
    public async Task EachHandlerHasItsOwnJobAndAFailingOneDisturbsNoOther()
    {
        await using var host = await StartAsync();
        host.Script.Hear = (handler, job) => handler == "second" ? throw new TimeoutException($"attempt {job.Attempt}") : Task.CompletedTask;

        var id = await PublishAsync(host);
        await host.WaitForDeliveriesAsync(id, 2, DeliveryStatus.Handled);
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Archived));

        Assert.Equal(
            [("test.First", DeliveryStatus.Handled, 1), ("test.Second", DeliveryStatus.Archived, 3), ("test.Third", DeliveryStatus.Handled, 1)],
            entry.Deliveries.Select(delivery => (delivery.Handler, delivery.Status, delivery.Attempts)));
        Assert.Equal("attempt 3", entry.Deliveries[1].Error);
        Assert.Equal(["first", "second", "second", "second", "third"], host.Script.Trace.Order());
    }

    [Fact]
    public async Task WhatAHandlerChangesIsCommittedWithItsDeliveryOrNotAtAll()
    {
        await using var host = await StartAsync();
        host.Script.Hear = (handler, job) => handler == "second" && job.Attempt < 3 ? throw new TimeoutException() : Task.CompletedTask;

        var id = await PublishAsync(host);
        await host.WaitForDeliveriesAsync(id, 3, DeliveryStatus.Handled);

        Assert.Equal(["first", "second", "third"], await host.InDatabaseAsync(db => db.Notes.Select(note => note.Text).Order().ToListAsync()));
    }

    [Fact]
    public async Task ADeliveryHandedOutTwiceIsAppliedOnce()
    {
        await using var host = await StartAsync();
        var id = await PublishAsync(host);
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 3, DeliveryStatus.Handled));
        var queue = host.Services.GetRequiredService<IDeliveryQueue>();

        var again = queue.Enqueue(new QueuedDelivery(entry.Id, "thingDone", "test.First", "default"))!;
        await host.WaitForStateAsync(again, "Succeeded");

        Assert.Single(host.Script.Trace, "first");
        Assert.Equal(3, await host.InDatabaseAsync(db => db.Notes.CountAsync()));
    }

    [Fact]
    public async Task ADeliveryThatWaitedForAnotherRunIsMarkedInItsNewState()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>(), workers: 0);
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(await PublishAsync(host), 1, DeliveryStatus.Queued));
        await using var another = new NpgsqlConnection(host.Database.ConnectionString);
        await another.OpenAsync();
        await using var transaction = await another.BeginTransactionAsync();
        await using var failing = new NpgsqlCommand("update events.delivery set status = 'Scheduled', attempts = 1, error = 'slow'", another, transaction);
        await failing.ExecuteNonQueryAsync();

        var taking = TakeAsync(host, entry.Id);
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<long>("select count(*) from pg_locks where not granted") > 0, () => "The second run does not wait.");
        await transaction.CommitAsync();

        Assert.NotNull(await taking);
        Assert.Equal("Handled 2 ", await host.Database.ScalarAsync<string>("select status || ' ' || attempts || ' ' || coalesce(error, '') from events.delivery"));
    }

    [Fact]
    public async Task WhatWasRolledBackIsNeverSeen()
    {
        await using var host = await StartAsync();
        var lost = Guid.NewGuid();
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ThingsDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(new ThingDonePayload(lost, "lost", true));
            await db.SaveChangesAsync();
        }

        var kept = await PublishAsync(host);
        await host.WaitForDeliveriesAsync(kept, 3, DeliveryStatus.Handled);

        Assert.Empty(await host.EventsOfAsync(lost));
    }

    [Fact]
    public async Task AnEventNobodyHearsIsDispatchedToNobody()
    {
        await using var host = await TestHost.StartAsync(app => app.Publishes<ThingDonePayload>());

        var id = await PublishAsync(host);
        await TestHost.WaitUntilAsync(
            async () => await host.Database.ScalarAsync<string>("select status from events.event") == "Dispatched", () => "It was not dispatched.");

        Assert.Empty(Assert.Single(await host.EventsOfAsync(id)).Deliveries);
    }

    [Fact]
    public async Task AHandlersJobWaitsInItsOwnQueue()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>(queue: "urgent"));

        var id = await PublishAsync(host);
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled));

        var job = entry.Deliveries[0].JobId;
        Assert.Equal("urgent", await host.Database.ScalarAsync<string>($"select invocationdata->>'Queue' from hangfire.job where id = {job}"));
    }

    private static async Task<OpenDelivery?> TakeAsync(TestHost host, Guid eventId)
    {
        OpenDelivery? taken = null;
        await using var scope = host.Services.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<IDeliverySession>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async cancel => taken = await session.TakeAsync(eventId, "test.First", 2, cancel), CancellationToken.None);
        return taken;
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(app => app
        .Handles<ThingDonePayload, First>().Handles<ThingDonePayload, Second>().Handles<ThingDonePayload, Third>());

    private static async Task<Guid> PublishAsync(TestHost host)
    {
        var id = Guid.NewGuid();
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IEventPublisher>().PublishAsync(new ThingDonePayload(id, "thing", true));
        await scope.ServiceProvider.GetRequiredService<ThingsDbContext>().SaveChangesAsync();
        return id;
    }

    private abstract class Listener(string name, Script script, IJobContext job, ThingsDbContext db) : INotificationHandler<ThingDonePayload>
    {
        public async Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            script.Trace.Enqueue(name);
            db.Add(new Note { Text = name });
            await db.SaveChangesAsync(cancellationToken);
            await script.Hear(name, job);
        }
    }

    private sealed class First(Script script, IJobContext job, ThingsDbContext db) : Listener("first", script, job, db);

    [Retry(2, FactorSeconds = 0, Jitter = Jitter.None)]
    private sealed class Second(Script script, IJobContext job, ThingsDbContext db) : Listener("second", script, job, db);

    private sealed class Third(Script script, IJobContext job, ThingsDbContext db) : Listener("third", script, job, db);
}
