using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>Dispatches in two committed steps, so that a crash between them leaves work to do and never a job without its delivery.</summary>
internal sealed class EfRelayStore<TContext>(TContext context, IUnitOfWork work) : IRelayStore
    where TContext : DbContext
{
    private const string PendingEvents =
        "select * from events.event where status = 'Pending' order by position limit {0} for update skip locked";

    private const string DeliveriesWithoutJob =
        "select * from events.delivery where status = 'Queued' and job_id is null order by event_id, handler limit {0} for update skip locked";

    public async Task<int> DispatchAsync(Func<string, IReadOnlyList<Subscription>> handlersOf, int max, CancellationToken cancel)
    {
        if (!await context.Set<EventRow>().AnyAsync(row => row.Status == EventStatus.Pending, cancel))
        {
            return 0;
        }

        var dispatched = 0;
        await work.ExecuteAsync(
            async token =>
            {
                var pending = await context.Set<EventRow>().FromSqlRaw(PendingEvents, max).ToListAsync(token);
                context.AddRange(pending.SelectMany(row => handlersOf(row.Name).Select(subscription => DeliveryRow.Of(row, subscription))));
                await work.SaveAsync(token);
                var ids = pending.ConvertAll(row => row.Id);
                await context.Set<EventRow>().Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(row => row.Status, EventStatus.Dispatched).SetProperty(row => row.DispatchedAt, _ => DateTimeOffset.UtcNow),
                    token);
                dispatched = pending.Count;
            },
            cancel);
        return dispatched;
    }

    public async Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel)
    {
        if (!await context.Set<DeliveryRow>().AnyAsync(row => row.Status == DeliveryStatus.Queued && row.JobId == null, cancel))
        {
            return 0;
        }

        var enqueued = 0;
        await work.ExecuteAsync(
            async token =>
            {
                var waiting = await context.Set<DeliveryRow>().FromSqlRaw(DeliveriesWithoutJob, max).Include(row => row.Event).ToListAsync(token);
                foreach (var row in waiting)
                {
                    var envelope = row.IsRemote ? row.Event.Envelope : null;
                    row.JobId = queue.Enqueue(new QueuedDelivery(row.EventId, row.Event.Name, row.Handler, row.Queue) { Envelope = envelope });
                    row.Status = row.IsRemote ? DeliveryStatus.Handled : row.Status; // the rest is the other application's
                }

                await work.SaveAsync(token);
                enqueued = waiting.Count;
            },
            cancel);
        return enqueued;
    }
}
