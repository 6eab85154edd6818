using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.EfCore;

/// <summary>Dispatches in two committed steps, so that a crash between them leaves work to do and never a job without its delivery.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the container.")]
internal sealed class EfRelayStore<TContext>(TContext context, IUnitOfWork work, LeftEvents left, IFaultPoint faults) : IRelayStore
    where TContext : DbContext
{
    private const string Work = """
        select exists (select from events.event where status = 'Pending') as "Events",
               exists (select from events.delivery where status = 'Queued' and job_id is null) as "Deliveries",
               exists (select from events.job_request where error is null) as "Requests"
        """;

    private const string PendingEvents = """
        select id as "Id", position as "Position", name as "Name", publisher_name as "Publisher", entity_name || ':' || entity_id as "Entity",
               source is not null as "IsReceived", created_at < now() - interval '1 day' as "IsOverdue"
        from events.event where status = 'Pending' and (name <> all ({1}) or created_at < now() - interval '1 day')
        order by position limit {0} for update skip locked
        """;

    // What was handled inline is there already.
    private const string Dispatch = """
        insert into events.delivery (event_id, handler, queue, position, rank, order_key, is_shared, is_remote, status, attempts)
        select *, 'Queued', 0 from unnest(@events, @handlers, @queues, @positions, @ranks, @keys, @shared, @remote) on conflict do nothing;
        update events.event set status = 'Dispatched', dispatched_at = now() where id = any(@dispatched)
        """;

    private const string DeliveriesWithoutJob = """
        select waiting.event_id as "EventId", event.name as "EventName", waiting.handler as "Handler", waiting.queue as "Queue",
               waiting.attempts + 1 as "Attempt", coalesce(extract(epoch from waiting.due_at - now()), 0)::float8 as "DueIn", waiting.is_shared as "IsShared",
               case when waiting.is_remote then event.envelope::text end as "Envelope"
        from events.delivery waiting join events.event on event.id = waiting.event_id
        where waiting.status = 'Queued' and waiting.job_id is null and (waiting.order_key is null or not exists (
            select from events.delivery earlier
            where earlier.handler = waiting.handler and earlier.order_key = waiting.order_key and earlier.position < waiting.position
              and earlier.status in ('Queued', 'Scheduled')))
        order by waiting.position, waiting.rank limit {0} for update of waiting skip locked
        """;

    // With its job, a delivery to another application is in that application's hands. Without one it would be asked for again and again.
    private const string NoteJobs = """
        update events.delivery set job_id = created.job_id, updated_at = case when created.job_id is null then now() else delivery.updated_at end,
               status = case when created.job_id is null then 'Discarded' when delivery.is_remote then 'Handled' else delivery.status end,
               error = case when created.job_id is null then 'A filter cancelled the job of this delivery.' else delivery.error end
        from unnest(@events, @handlers, @jobs) as created (event_id, handler, job_id)
        where delivery.event_id = created.event_id and delivery.handler = created.handler
        """;

    public Task<RelayWork> FindWorkAsync(CancellationToken cancel) => context.Database.SqlQueryRaw<RelayWork>(Work).SingleAsync(cancel);

    public async Task<int> DispatchAsync(Func<PendingEvent, IReadOnlyList<Subscription>?> handlersOf, int max, CancellationToken cancel)
    {
        var dispatched = 0;
        await work.ExecuteAsync(
            async token =>
            {
                var pending = await context.Database.SqlQueryRaw<PendingRow>(PendingEvents, max, left.Names).ToListAsync(token);
                await faults.HitAsync(FaultPoint.OutboxClaimed);
                if (pending.Count > 0)
                {
                    await DispatchAsync(pending, handlersOf, token);
                }

                dispatched = pending.Count;
            },
            cancel);
        await faults.HitAsync(FaultPoint.OutboxDispatched);
        return dispatched;
    }

    public async Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel)
    {
        var enqueued = 0;
        await work.ExecuteAsync(
            async token =>
            {
                var waiting = await context.Database.SqlQueryRaw<WaitingRow>(DeliveriesWithoutJob, max).ToListAsync(token);
                if (waiting.Count > 0)
                {
                    var jobs = await queue.EnqueueAsync(waiting.ConvertAll(row => row.ToQueued()), token);
                    await faults.HitAsync(FaultPoint.OutboxAfterEnqueue);
                    await NoteAsync(waiting, jobs, token);
                }

                enqueued = waiting.Count;
            },
            cancel);
        return enqueued;
    }

    private Task<int> DispatchAsync(List<PendingRow> pending, Func<PendingEvent, IReadOnlyList<Subscription>?> handlersOf, CancellationToken cancel)
    {
        var routed = pending.ConvertAll(row => (Event: row, Handlers: handlersOf(row.ToPending())));
        routed.FindAll(one => one.Handlers is null).ForEach(one => left.Add(one.Event.Name));
        var deliveries = routed.SelectMany(one => (one.Handlers ?? []).Select((handler, rank) => (one.Event, Handler: handler, Rank: rank))).ToList();
        return context.Database.ExecuteSqlRawAsync(
            Dispatch,
            [
                new NpgsqlParameter<Guid[]>("events", [.. deliveries.Select(one => one.Event.Id)]),
                new NpgsqlParameter<string[]>("handlers", [.. deliveries.Select(one => one.Handler.Handler)]),
                new NpgsqlParameter<string[]>("queues", [.. deliveries.Select(one => one.Handler.Queue)]),
                new NpgsqlParameter<long[]>("positions", [.. deliveries.Select(one => one.Event.Position)]),
                new NpgsqlParameter<int[]>("ranks", [.. deliveries.Select(one => one.Rank)]),
                new NpgsqlParameter<string?[]>("keys", [.. deliveries.Select(one => one.Handler.IsOrdered ? one.Event.Entity : null)]),
                new NpgsqlParameter<bool[]>("shared", [.. deliveries.Select(one => one.Handler.IsShared)]),
                new NpgsqlParameter<bool[]>("remote", [.. deliveries.Select(one => one.Handler.IsRemote)]),
                new NpgsqlParameter<Guid[]>("dispatched", [.. routed.Where(one => one.Handlers is not null).Select(one => one.Event.Id)]),
            ],
            cancel);
    }

    private Task<int> NoteAsync(List<WaitingRow> waiting, IReadOnlyList<string?> jobs, CancellationToken cancel) => context.Database.ExecuteSqlRawAsync(
        NoteJobs,
        [
            new NpgsqlParameter<Guid[]>("events", [.. waiting.Select(row => row.EventId)]),
            new NpgsqlParameter<string[]>("handlers", [.. waiting.Select(row => row.Handler)]),
            new NpgsqlParameter<string?[]>("jobs", [.. jobs]),
        ],
        cancel);

    private sealed record PendingRow(Guid Id, long Position, string Name, string Publisher, string Entity, bool IsReceived, bool IsOverdue)
    {
        public PendingEvent ToPending() => new(Name, Publisher, IsReceived) { IsOverdue = IsOverdue };
    }

    private sealed record WaitingRow(Guid EventId, string EventName, string Handler, string Queue, int Attempt, double DueIn, bool IsShared, string? Envelope)
    {
        public QueuedDelivery ToQueued() => new(EventId, EventName, Handler, Queue)
        {
            Attempt = Attempt, Delay = TimeSpan.FromSeconds(Math.Max(0, DueIn)), IsShared = IsShared, Envelope = Envelope,
        };
    }
}
