using Hangfire;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireDeliveryQueue(IBackgroundJobClientV2 client) : IDeliveryQueue
{
    public string? Enqueue(QueuedDelivery delivery) => JobBatch.Create(client, [JobOf(delivery)])[0];

    /// <summary>The jobs of all the deliveries are created together: one transaction for each would be most of what a delivery costs.</summary>
    public Task<IReadOnlyList<string?>> EnqueueAsync(IReadOnlyList<QueuedDelivery> deliveries, CancellationToken cancel)
    {
        var planned = PlannedFor(deliveries);
        var created = JobBatch.Create(client, planned.ConvertAll(job => job.Job));
        var jobs = new string?[deliveries.Count];
        for (var number = 0; number < planned.Count; number++)
        {
            foreach (var place in planned[number].Places)
            {
                jobs[place] = created[number];
            }
        }

        return Task.FromResult<IReadOnlyList<string?>>(jobs);
    }

    // In the order of the deliveries, so that the handlers of an event get their jobs in the order they subscribed.
    private static List<PlannedJob> PlannedFor(IReadOnlyList<QueuedDelivery> deliveries)
    {
        var numbered = deliveries.Select((delivery, place) => (Delivery: delivery, Place: place)).ToLookup(one => one.Delivery.IsShared && one.Delivery.Delay == TimeSpan.Zero);
        var alone = numbered[false].Select(one => new PlannedJob(JobOf(one.Delivery), [one.Place]));
        var shared = SharedJob.Of(numbered[true]).Select(job => new PlannedJob(
            new NewJob(HandlerDelivery.JobFor(job.EventName, job.Queue, job.Handlers, job.EventIds), EnqueuedIn(job.Queue), NewJob.NoParameters), job.Places));
        return [.. alone, .. shared];
    }

    private static NewJob JobOf(QueuedDelivery delivery) => new(
        delivery.Envelope is { } envelope ? RemoteDelivery.JobFor(delivery, envelope) : HandlerDelivery.JobFor(delivery),
        delivery.Delay > TimeSpan.Zero ? new ScheduledState(delivery.Delay) : EnqueuedIn(delivery.Queue),
        delivery.Attempt == 1 ? NewJob.NoParameters : new Dictionary<string, object> { [JobParameters.Attempt] = delivery.Attempt });

    private static EnqueuedState EnqueuedIn(string queue) => new(QueueNames.ToHangfire(queue));

    private sealed record PlannedJob(NewJob Job, IReadOnlyList<int> Places);
}
