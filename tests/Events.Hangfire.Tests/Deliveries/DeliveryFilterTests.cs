using System.Collections.Concurrent;
using Events.Hangfire.Tests.Support;
using Hangfire;
using Hangfire.Client;
using Hangfire.Server;
using MediatR;

namespace Events.Hangfire.Tests.Deliveries;

public sealed class DeliveryFilterTests
{
    [Fact]
    [Trait("Requirement", "A-45")]
    public async Task AHangfireFilterOfTheApplicationSeesTheJobsThatDeliver()
    {
        var seen = new Seeing();
        GlobalJobFilters.Filters.Add(seen);
        try
        {
            await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>());
            var delivered = (await host.WaitForDeliveriesAsync(await host.PublishAsync(), 1, DeliveryStatus.Handled))[0];
            await host.WaitForStateAsync(delivered.Deliveries[0].JobId!, "Succeeded");

            Assert.Contains(("test.First", delivered.Id), seen.Deliveries);
        }
        finally
        {
            GlobalJobFilters.Filters.Remove(seen);
        }
    }

    [Fact]
    [Trait("Requirement", "A-48")]
    public async Task WithOneWorkerHandlersRunInTheOrderTheySubscribed()
    {
        await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, First>().Handles<ThingDonePayload, Second>(), workers: 1);

        await host.WaitForDeliveriesAsync(await host.PublishAsync(), 2, DeliveryStatus.Handled);

        Assert.Equal(["a, b", "b, a"], host.Script.Trace);
    }

    [Fact]
    public async Task ADeliveryWhoseJobAFilterCancelsIsDiscardedAndSaysSo()
    {
        var refusing = new Refusing();
        GlobalJobFilters.Filters.Add(refusing);
        try
        {
            await using var host = await TestHost.StartAsync(app => app.Handles<ThingDonePayload, Refused>().Handles<ThingDonePayload, Second>());

            var entry = (await host.WaitForDeliveriesAsync(await host.PublishAsync(), 1, DeliveryStatus.Discarded))[0];

            Assert.Equal(("test.Refused", "A filter cancelled the job of this delivery."), entry.Deliveries.Where(one => one.Status == DeliveryStatus.Discarded).Select(one => (one.Handler, one.Error)).Single());
            await host.WaitForDeliveriesAsync(Guid.Parse(entry.Envelope.Metadata.EntityId), 1, DeliveryStatus.Handled);
        }
        finally
        {
            GlobalJobFilters.Filters.Remove(refusing);
        }
    }

    private sealed class Refusing : IClientFilter
    {
        public void OnCreating(CreatingContext context) => context.Canceled |= context.Job.Args is [string, "test.Refused", ..];

        public void OnCreated(CreatedContext context)
        {
        }
    }

    private sealed class Refused : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    // Filters are those of the process, so it sees the jobs of other tests as well.
    private sealed class Seeing : IServerFilter
    {
        public ConcurrentBag<(string Handler, Guid EventId)> Deliveries { get; } = [];

        public void OnPerforming(PerformingContext context)
        {
            if (context.BackgroundJob.Job.Args is [string, string handler, Guid eventId])
            {
                Deliveries.Add((handler, eventId));
            }
        }

        public void OnPerformed(PerformedContext context)
        {
        }
    }

    private sealed class First(Script script) : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            script.Trace.Enqueue("a, b");
            return Task.CompletedTask;
        }
    }

    private sealed class Second(Script script) : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            script.Trace.Enqueue("b, a");
            return Task.CompletedTask;
        }
    }
}
