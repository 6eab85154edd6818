using Events.Hangfire.Tests.Support;
using Hangfire;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events.Hangfire.Tests.EntityActions;

/// <summary>Success and failure exclude each other: trouble with the success event is never the action's failure.</summary>
public sealed class UndisturbedOutcomeTests
{
    [Fact]
    [Trait("Requirement", "G-07")]
    public async Task WhenTheSuccessEventCannotBeCarriedOnTheActionStaysSuccessfulAndOnlyTheCarryingIsTriedAgain()
    {
        await using var host = await TestHost.StartAsync(
            app => app.HasAction<DeleteOnFailure>().Handles<ThingDonePayload, Hears>(),
            services: services =>
            {
                var working = services.Last(service => service.ServiceType == typeof(IDeliveryQueue));
                services.Replace(ServiceDescriptor.Singleton<IDeliveryQueue>(provider => new FailsTwice((IDeliveryQueue)Make(working, provider))));
            });
        var thing = await host.AddThingAsync();
        host.Script.Act = (entity, _, _) =>
        {
            entity.Effects++;
            return Task.CompletedTask;
        };

        var job = host.Jobs.Enqueue<DeleteOnFailure>(x => x.Run(thing.Id));
        var entry = Assert.Single(await host.WaitForDeliveriesAsync(thing.Id, 1, DeliveryStatus.Handled));

        Assert.Equal("thingDone", entry.Envelope.Metadata.EventName);
        Assert.Equal(2, ((FailsTwice)host.Services.GetRequiredService<IDeliveryQueue>()).Failures);
        Assert.Equal("Succeeded", await host.WaitForStateAsync(job, "Succeeded"));
        Assert.Equal(1, (await host.FindAsync(thing.Id))!.Effects);
        Assert.Single(host.Script.Trace, "act 1/1");
    }

    private static object Make(ServiceDescriptor service, IServiceProvider provider) =>
        service.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, service.ImplementationType!);

    private sealed class FailsTwice(IDeliveryQueue queue) : IDeliveryQueue
    {
        private int failures;

        public int Failures => failures;

        public string? Enqueue(QueuedDelivery delivery)
        {
            if (failures == 2)
            {
                return queue.Enqueue(delivery);
            }

            failures++;
            throw new TimeoutException("The queue does not answer.");
        }
    }

    private sealed class Hears(Script script) : INotificationHandler<ThingDonePayload>
    {
        public Task Handle(ThingDonePayload notification, CancellationToken cancellationToken)
        {
            script.Trace.Enqueue("heard");
            return Task.CompletedTask;
        }
    }
}
