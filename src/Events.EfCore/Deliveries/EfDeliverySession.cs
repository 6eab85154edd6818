using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.EfCore;

internal sealed class EfDeliverySession<TContext>(TContext context) : IDeliverySession
    where TContext : DbContext
{
    // The first part waits for another run and then sees what that has made of the delivery.
    private const string Take = """
        with opened as (
            select event_id, handler, is_shared, status from events.delivery
            where event_id = {0} and handler = {1} and status not in ('Handled', 'Discarded') for update),
        taken as (
            update events.delivery set status = 'Handled', attempts = {2}, error = null, due_at = null, updated_at = now()
            from opened where delivery.event_id = opened.event_id and delivery.handler = opened.handler)
        select event.id as "Id", event.envelope::text as "Envelope", event.routing_keys::text as "RoutingKeys", event.source as "Source", event.message_id as "MessageId",
               event.signature as "Signature", opened.is_shared as "IsShared", opened.status = 'Archived' as "WasArchived"
        from opened join events.event on event.id = opened.event_id
        """;

    private const string LockOpenDeliveries = """
        select * from events.delivery
        where event_id = any({0}) and handler = any({1}) and status not in ('Handled', 'Discarded') order by position, rank for update
        """;

    private const string MarkHandled = """
        update events.delivery set status = 'Handled', attempts = @attempt, error = null, due_at = null, updated_at = now()
        from unnest(@events, @handlers) as done (event_id, handler) where delivery.event_id = done.event_id and delivery.handler = done.handler
        """;

    private const string CloseArchived = """
        update events.archive set status = 'Replayed', changed_at = now(), changed_by = 'the job, started again'
        from unnest(@events, @handlers) as done (event_id, handler)
        where archive.event_id = done.event_id and archive.handler = done.handler and archive.status = 'Archived'
        """;

    // One statement, so that a delivery is never archived without its reason. A delivery that is split off loses its job and gets one of its own.
    private const string MarkFailed = """
        with failed as (
            update events.delivery set status = @status, attempts = @attempt, error = @error, updated_at = now(),
                   due_at = case when @status = 'Archived' then null else now() + make_interval(secs => @delay) end,
                   job_id = case when @status = 'Queued' then null else job_id end,
                   is_shared = is_shared and @status <> 'Queued'
            where event_id = @event and handler = @handler and status not in ('Handled', 'Discarded')
            returning event_id, handler),
        reopened as (
            update events.archive set status = 'Replayed', changed_at = now(), changed_by = 'the job, started again'
            where event_id = @event and handler = @handler and status = 'Archived' and @status <> 'Archived')
        insert into events.archive (event_id, handler, event_name, entity_id, attempts, error_type, error, exceptions)
        select failed.event_id, failed.handler, event.name, event.entity_id, @attempt, @errorType, @error, @exceptions::json
        from failed join events.event on event.id = failed.event_id where @status = 'Archived'
        on conflict (event_id, handler) where status = 'Archived' do update set
            attempts = excluded.attempts, error_type = excluded.error_type, error = excluded.error, exceptions = excluded.exceptions, archived_at = now()
        """;

    public async Task<OpenDelivery?> TakeAsync(Guid eventId, string handler, int attempt, CancellationToken cancel)
    {
        if (await context.Database.SqlQueryRaw<TakenRow>(Take, eventId, handler, attempt).ToListAsync(cancel) is not [var taken])
        {
            return null;
        }

        if (taken.WasArchived)
        {
            await context.Database.ExecuteSqlRawAsync(
                CloseArchived, [new NpgsqlParameter<Guid[]>("events", [eventId]), new NpgsqlParameter<string[]>("handlers", [handler])], cancel);
        }

        return new OpenDelivery(taken.ToStored(), handler, taken.IsShared, taken.WasArchived);
    }

    public async Task<IReadOnlyList<OpenDelivery>> BeginAsync(IReadOnlyList<Guid> eventIds, IReadOnlyList<string> handlers, CancellationToken cancel)
    {
        var rows = await context.Set<DeliveryRow>().FromSqlRaw(LockOpenDeliveries, eventIds.ToArray(), handlers.ToArray())
            .AsNoTrackingWithIdentityResolution().Include(row => row.Event).ToListAsync(cancel);
        var events = rows.Select(row => row.Event).Distinct().ToDictionary(row => row.Id, row => row.ToStored());
        return [.. rows.OrderBy(row => row.Position).ThenBy(row => row.Rank)
            .Select(row => new OpenDelivery(events[row.EventId], row.Handler, row.IsShared, row.Status == DeliveryStatus.Archived))];
    }

    public Task MarkHandledAsync(IReadOnlyList<OpenDelivery> deliveries, int attempt, CancellationToken cancel)
    {
        var sql = deliveries.Any(delivery => delivery.WasArchived) ? $"{MarkHandled};{CloseArchived}" : MarkHandled;
        return context.Database.ExecuteSqlRawAsync(
            sql,
            [
                new NpgsqlParameter<int>("attempt", attempt),
                new NpgsqlParameter<Guid[]>("events", [.. deliveries.Select(delivery => delivery.Event.Id)]),
                new NpgsqlParameter<string[]>("handlers", [.. deliveries.Select(delivery => delivery.Handler)]),
            ],
            cancel);
    }

    public Task MarkFailedAsync(FailedAttempt failed, CancellationToken cancel) => context.Database.ExecuteSqlRawAsync(
        MarkFailed,
        [
            new NpgsqlParameter<Guid>("event", failed.EventId),
            new NpgsqlParameter<string>("handler", failed.Handler),
            new NpgsqlParameter<string>("status", failed.Next.ToString()),
            new NpgsqlParameter<int>("attempt", failed.Attempt),
            new NpgsqlParameter<double>("delay", failed.Delay.TotalSeconds),
            new NpgsqlParameter<string>("errorType", ArchivedException.NameOf(failed.Exception)),
            new NpgsqlParameter<string>("error", ArchivedException.Storable(failed.Exception.Message)),
            new NpgsqlParameter<string>("exceptions", JsonSerializer.Serialize(ArchivedException.ChainOf(failed.Exception), EventJson.Options)),
        ],
        cancel);

    private sealed record TakenRow(
        Guid Id, string Envelope, string? RoutingKeys, string? Source, string? MessageId, string? Signature, bool IsShared, bool WasArchived)
    {
        public StoredEvent ToStored() => EventRow.ToStored(Id, Envelope, RoutingKeys, Source, MessageId, Signature);
    }
}
