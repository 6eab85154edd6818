using Hangfire;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireDeliveryQueue(IBackgroundJobClient client) : IDeliveryQueue
{
    public string Enqueue(QueuedDelivery delivery) => client.Create(
        delivery.Envelope is null ? HandlerDelivery.JobFor(delivery) : RemoteDelivery.JobFor(delivery, delivery.Envelope),
        new EnqueuedState(QueueNames.ToHangfire(delivery.Queue)));
}
