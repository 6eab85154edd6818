using System.Collections.Concurrent;
using Events.Hangfire.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire.Tests.Relay;

public sealed class TargetDeliveryTests
{
    [Fact]
    [Trait("Requirement", "D-60")]
    [Trait("Requirement", "D-73")]
    public async Task AnEventIsSentToItsTargetWithThePublishersOwnRoutingKeys()
    {
        await using var host = await StartAsync();
        var id = Guid.NewGuid();

        await host.PublishAsync(Publication.Of(new ThingDonePayload(id, "thing", true))
            .WithRoutingKeys(new OrderedDictionary<string, object?> { ["tenant"] = "acme", ["level"] = 3, ["tags"] = new[] { "a", "b" } }));
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled));

        var (stored, target) = Assert.Single(Sent(host));
        Assert.Equal(("target:elsewhere", entry.Id, "elsewhere"), (entry.Deliveries[0].Handler, stored.Id, target));
        var attributes = TopicMessage.Of(stored.Envelope, stored.OwnRoutingKeys).MessageAttributes;
        Assert.Equal(["entityName", "publisherName", "eventName", "tenant", "level", "tags"], attributes.Keys);
        Assert.Equal(
            [new MessageAttribute("String", "acme"), new MessageAttribute("Number", "3"), new MessageAttribute("String.Array", "[\"a\", \"b\"]")],
            attributes.Values.Skip(3));
    }

    [Fact]
    public async Task ATargetThatRefusesIsTriedAgainAsAHandlerIs()
    {
        await using var host = await StartAsync();
        Recording.FailuresLeft[host.Database.Name] = 2;

        var id = await host.PublishAsync();
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(id, 1, DeliveryStatus.Handled));

        Assert.Equal(3, entry.Deliveries[0].Attempts);
        Assert.Single(Sent(host));
    }

    [Fact]
    public async Task WhatWasReceivedIsNotSentOutAgainAndIsStoredOncePerMessage()
    {
        await using var host = await StartAsync(app => app.Handles<ThingDonePayload, Hears>());
        var sample = await host.PublishAsync();
        var envelope = Assert.Single(await host.WaitForDeliveriesAsync(sample, 2, DeliveryStatus.Handled)).Envelope;

        for (var time = 0; time < 2; time++)
        {
            await host.WithAsync<ThingsDbContext, int>(async db =>
            {
                await using var scope = host.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<IEventReceiver>().ReceiveAsync(envelope, new MessageOrigin("queue", "message 1"));
                return await scope.ServiceProvider.GetRequiredService<ThingsDbContext>().SaveChangesAsync();
            });
        }

        await TestHost.WaitUntilAsync(async () => await host.Database.ScalarAsync<long>(
            "select count(*) from events.delivery where status = 'Handled' and handler = 'test.Hears'") == 2, () => "It was not handled.");
        Assert.Equal(2, await host.Database.ScalarAsync<long>("select count(*) from events.event"));
        Assert.Single(Sent(host));
    }

    private static async Task<TestHost> StartAsync(Action<IDomainAppBuilder>? configure = null)
    {
        var host = await TestHost.StartAsync(
            configure ?? (app => app.Publishes<ThingDonePayload>()),
            services: services => new EventsBuilder(services).AddTransport<Recording>("recording")
                .UseRouting(routing => routing.Send("*.thingDone", "recording", target => target.Name = "elsewhere")));
        return host;
    }

    private static List<(StoredEvent, string)> Sent(TestHost host) => [.. Recording.Messages.Where(one => one.Database == host.Database.Name).Select(one => (one.Stored, one.Target))];

    private sealed class Recording(IServiceScopeFactory scopes) : IEventTransport
    {
        public static ConcurrentQueue<(string Database, StoredEvent Stored, string Target)> Messages { get; } = [];

        public static ConcurrentDictionary<string, int> FailuresLeft { get; } = [];

        public Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel)
        {
            using var scope = scopes.CreateScope();
            var database = scope.ServiceProvider.GetRequiredService<ThingsDbContext>().Database.GetDbConnection().Database;
            if (FailuresLeft.AddOrUpdate(database, -1, (_, left) => left - 1) >= 0)
            {
                throw new TimeoutException("The other side does not answer.");
            }

            Messages.Enqueue((database, stored, target.Name));
            return Task.CompletedTask;
        }
    }

    private sealed class Hears(Script script, ThingsDbContext db) : Hearing(script, db);
}
