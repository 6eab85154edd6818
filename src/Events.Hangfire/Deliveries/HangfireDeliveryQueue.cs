using Hangfire;
using Hangfire.Common;
using Hangfire.States;

namespace Events.Hangfire;

internal sealed class HangfireDeliveryQueue(IBackgroundJobClientV2 client) : IDeliveryQueue
{
    /// <summary>So many jobs at once are few enough to share the database with those who work, and enough to share its commits.</summary>
    private const int AtOnce = 4;

    public string Enqueue(QueuedDelivery delivery)
    {
        var parameters = delivery.Attempt == 1 ? null : new Dictionary<string, object> { [JobParameters.Attempt] = delivery.Attempt };
        IState state = delivery.Delay > TimeSpan.Zero ? new ScheduledState(delivery.Delay) : new EnqueuedState(QueueNames.ToHangfire(delivery.Queue));
        return client.Create(JobFor(delivery), state, parameters);
    }

    public async Task<IReadOnlyList<string>> EnqueueAsync(IReadOnlyList<QueuedDelivery> deliveries, CancellationToken cancel)
    {
        var jobs = new string[deliveries.Count];
        var lanes = LanesOf(deliveries);
        if (lanes.Count <= AtOnce)
        {
            lanes.ForEach(lane => lane(jobs));
            return jobs;
        }

        await Parallel.ForEachAsync(lanes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, (lane, _) =>
        {
            lane(jobs);
            return ValueTask.CompletedTask;
        });
        return jobs;
    }

    private static Job JobFor(QueuedDelivery delivery) =>
        delivery.Envelope is { } envelope ? RemoteDelivery.JobFor(delivery, envelope) : HandlerDelivery.JobFor(delivery);

    // One lane per event, so that its handlers get their jobs in the order they subscribed; and one per shared job.
    private List<Action<string[]>> LanesOf(IReadOnlyList<QueuedDelivery> deliveries)
    {
        var numbered = deliveries.Select((delivery, place) => (Delivery: delivery, Place: place)).ToLookup(one => one.Delivery.IsShared && one.Delivery.Delay == TimeSpan.Zero);
        var alone = numbered[false].GroupBy(one => one.Delivery.EventId).Select(group => (Action<string[]>)(jobs =>
        {
            foreach (var (delivery, place) in group)
            {
                jobs[place] = Enqueue(delivery);
            }
        }));
        var shared = SharedJob.Of(numbered[true]).Select(job => (Action<string[]>)(jobs =>
        {
            var id = client.Create(HandlerDelivery.JobFor(job.EventName, job.Queue, job.Handlers, job.EventIds), new EnqueuedState(QueueNames.ToHangfire(job.Queue)));
            foreach (var place in job.Places)
            {
                jobs[place] = id;
            }
        }));
        return [.. alone, .. shared];
    }
}
