using Hangfire;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireDeliveryQueue(IBackgroundJobClient client) : IDeliveryQueue
{
    public string Enqueue(QueuedDelivery delivery) => client.Create(HandlerDelivery.JobFor(delivery), new EnqueuedState(QueueNames.ToHangfire(delivery.Queue)));
}
