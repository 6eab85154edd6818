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
        select deliveries as "Deliveries", requests as "Requests", id as "Id", position as "Position", name as "Name", publisher_name as "Publisher",
               entity_name || ':' || entity_id as "Entity", source is not null as "IsReceived", created_at < now() - interval '1 day' as "IsOverdue"
        from (select exists (select from events.delivery where status = 'Queued' and job_id is null) as deliveries,
                     exists (select from events.job_request where error is null) as requests) as others
        left join (select * from events.event where status = 'Pending' and (name <> all ({1}) or created_at < now() - interval '1 day')
                   order by position limit {0}) as pending on true
        order by position
        """;

    /// <summary>
    /// For a transaction that need not reach the disk by itself: when it is lost, its work is done again. The log is written in order, so that whatever follows from it
    /// in the same database, a job or a handler's changes, takes it along.
    /// </summary>
    private const string Relaxed = "select set_config('synchronous_commit', 'off', true);";

    // One statement, so that it needs no transaction around it. What was handled inline is there already.
    private const string Dispatch = $"""
        {Relaxed}
        with taken as materialized (select id from events.event where id = any(@dispatched) and status = 'Pending' for update skip locked),
        created as (
            insert into events.delivery (event_id, handler, queue, position, rank, order_key, is_shared, is_remote, status, attempts)
            select given.*, 'Queued', 0
            from unnest(@events, @handlers, @queues, @positions, @ranks, @keys, @shared, @remote) as given (event_id, handler, queue, position, rank, order_key, is_shared, is_remote)
            join taken on taken.id = given.event_id on conflict do nothing)
        update events.event set status = 'Dispatched', dispatched_at = now() from taken where event.id = taken.id
        """;

    // The event is asked for by its key: to plan a join takes longer than to run this.
    private const string DeliveriesWithoutJob = """
        select waiting.event_id as "EventId", (select name from events.event where id = waiting.event_id) as "EventName", waiting.handler as "Handler",
               waiting.queue as "Queue", waiting.attempts + 1 as "Attempt", coalesce(extract(epoch from waiting.due_at - now()), 0)::float8 as "DueIn",
               waiting.is_shared as "IsShared", case when waiting.is_remote then (select envelope::text from events.event where id = waiting.event_id) end as "Envelope"
        from events.delivery waiting
        where waiting.status = 'Queued' and waiting.job_id is null and (waiting.order_key is null or not exists (
            select from events.delivery earlier
            where earlier.handler = waiting.handler and earlier.order_key = waiting.order_key and earlier.position < waiting.position
              and earlier.status in ('Queued', 'Scheduled')))
        order by waiting.position, waiting.rank limit {0} for update skip locked
        """;

    // With its job, a delivery to another application is in that application's hands. Without one it would be asked for again and again.
    private const string NoteJobs = $"""
        {Relaxed}
        update events.delivery set job_id = created.job_id, updated_at = case when created.job_id is null then now() else delivery.updated_at end,
               status = case when created.job_id is null then 'Discarded' when delivery.is_remote then 'Handled' else delivery.status end,
               error = case when created.job_id is null then 'A filter cancelled the job of this delivery.' else delivery.error end
        from unnest(@events, @handlers, @jobs) as created (event_id, handler, job_id)
        where delivery.event_id = created.event_id and delivery.handler = created.handler
        """;

    public async Task<RelayWork> FindWorkAsync(int max, CancellationToken cancel)
    {
        await context.Database.OpenConnectionAsync(cancel); // for the steps that follow as well, until the scope ends
        var rows = await context.Database.SqlQueryRaw<WorkRow>(Work, max, left.Names).ToListAsync(cancel);
        return new RelayWork([.. rows.Where(row => row.Id is not null).Select(row => row.ToPending())], rows[0].Deliveries, rows[0].Requests);
    }

    public async Task<int> DispatchAsync(IReadOnlyList<RoutedEvent> events, CancellationToken cancel)
    {
        await faults.HitAsync(FaultPoint.OutboxClaimed);
        var deliveries = events.SelectMany(one => one.Handlers.Select((handler, rank) => (one.Event, Handler: handler, Rank: rank))).ToList();
        var dispatched = await context.Database.ExecuteSqlRawAsync(
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
                new NpgsqlParameter<Guid[]>("dispatched", [.. events.Select(one => one.Event.Id)]),
            ],
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

    private Task<int> NoteAsync(List<WaitingRow> waiting, IReadOnlyList<string?> jobs, CancellationToken cancel) => context.Database.ExecuteSqlRawAsync(
        NoteJobs,
        [
            new NpgsqlParameter<Guid[]>("events", [.. waiting.Select(row => row.EventId)]),
            new NpgsqlParameter<string[]>("handlers", [.. waiting.Select(row => row.Handler)]),
            new NpgsqlParameter<string?[]>("jobs", [.. jobs]),
        ],
        cancel);

    private sealed record WorkRow(
        bool Deliveries, bool Requests, Guid? Id, long? Position, string? Name, string? Publisher, string? Entity, bool? IsReceived, bool? IsOverdue)
    {
        public PendingEvent ToPending() => new(Id!.Value, Name!, Publisher!, IsReceived!.Value) { Position = Position!.Value, Entity = Entity, IsOverdue = IsOverdue!.Value };
    }

    private sealed record WaitingRow(Guid EventId, string EventName, string Handler, string Queue, int Attempt, double DueIn, bool IsShared, string? Envelope)
    {
        public QueuedDelivery ToQueued() => new(EventId, EventName, Handler, Queue)
        {
            Attempt = Attempt, Delay = TimeSpan.FromSeconds(Math.Max(0, DueIn)), IsShared = IsShared, Envelope = Envelope,
        };
    }
}
