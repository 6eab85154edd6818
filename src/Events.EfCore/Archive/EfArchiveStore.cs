using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.EfCore;

internal sealed class EfArchiveStore<TContext>(TContext context, IUnitOfWork work) : IArchiveStore
    where TContext : DbContext
{
    // The state is asked for again, as somebody else may have decided meanwhile. Whoever replays may be a command line, which relays nothing itself.
    private const string Replay = $"""
        with chosen as (
            update events.archive set status = 'Replayed', changed_at = now(), changed_by = @by
            where id = any(@ids) and status = 'Archived' returning event_id, handler)
        update events.delivery set status = 'Queued', attempts = 0, job_id = null, due_at = null, error = null, updated_at = now()
        from chosen where delivery.event_id = chosen.event_id and delivery.handler = chosen.handler and delivery.status = 'Archived';
        select pg_notify('{RelayChannel.Name}', 'replay')
        """;

    private const string Discard = """
        with chosen as (
            update events.archive set status = 'Discarded', changed_at = now(), changed_by = @by
            where id = any(@ids) and status = 'Archived' returning event_id, handler)
        update events.delivery set status = 'Discarded', updated_at = now()
        from chosen where delivery.event_id = chosen.event_id and delivery.handler = chosen.handler and delivery.status = 'Archived'
        """;

    private const string Purge = """
        with chosen as (delete from events.archive where id = any(@ids) returning event_id, handler, status)
        update events.delivery set status = 'Discarded', updated_at = now()
        from chosen where delivery.event_id = chosen.event_id and delivery.handler = chosen.handler
          and chosen.status = 'Archived' and delivery.status = 'Archived'
        """;

    private const string StillArchived = """
        select count(*)::int as "Value" from events.archive join unnest({0}, {1}) as asked (event_id, handler)
          on archive.event_id = asked.event_id and archive.handler = asked.handler where archive.status = 'Archived'
        """;

    public async Task<IReadOnlyList<ArchivedDelivery>> ListAsync(ArchiveFilter filter, int max, CancellationToken cancel) =>
        [.. (await ArchiveQuery.Of(context, filter).OrderByDescending(row => row.ArchivedAt).ThenByDescending(row => row.Id).Take(max).ToListAsync(cancel))
            .Select(ArchiveQuery.ToDelivery)];

    public async Task<ArchivedDetails?> FindAsync(Guid eventId, string handler, CancellationToken cancel)
    {
        var row = await context.Set<ArchiveRow>().AsNoTracking().Include(entry => entry.Delivery.Event)
            .Where(entry => entry.EventId == eventId && entry.Handler == handler).OrderByDescending(entry => entry.Id).FirstOrDefaultAsync(cancel);
        return row is null ? null : new ArchivedDetails(
            ArchiveQuery.ToDelivery(row),
            EventEnvelope.Parse(row.Delivery.Event.Envelope),
            JsonSerializer.Deserialize<List<ArchivedException>>(row.Exceptions, EventJson.Options)!);
    }

    public async Task<IReadOnlyList<ArchiveGroup>> CountAsync(ArchiveFilter filter, CancellationToken cancel)
    {
        var groups = await ArchiveQuery.Of(context, filter)
            .GroupBy(row => new { row.EventName, row.Handler, row.ErrorType })
            .Select(group => new ArchiveGroup(group.Key.EventName, group.Key.Handler, group.Key.ErrorType, group.Count()))
            .ToListAsync(cancel);
        return [.. groups.OrderByDescending(group => group.Count).ThenBy(group => group.EventName, StringComparer.Ordinal).ThenBy(group => group.Handler, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<(Guid EventId, string Handler)>> ReplayAsync(ArchiveFilter filter, long newest, int max, string by, CancellationToken cancel)
    {
        var chosen = await OldestAsync(filter with { Status = ArchiveStatus.Archived }, newest, max, cancel);
        await RunAsync(Replay, chosen, by, cancel);
        return chosen.ConvertAll(row => (row.EventId, row.Handler));
    }

    public async Task<long> NewestAsync(CancellationToken cancel) => await context.Set<ArchiveRow>().MaxAsync(row => (long?)row.Id, cancel) ?? 0;

    public Task<int> CountArchivedAsync(IReadOnlyList<(Guid EventId, string Handler)> deliveries, CancellationToken cancel) => context.Database
        .SqlQueryRaw<int>(StillArchived, deliveries.Select(one => one.EventId).ToArray(), deliveries.Select(one => one.Handler).ToArray())
        .SingleAsync(cancel);

    public async Task<int> DiscardAsync(ArchiveFilter filter, int max, string by, CancellationToken cancel)
    {
        var chosen = await OldestAsync(filter with { Status = ArchiveStatus.Archived }, long.MaxValue, max, cancel);
        await RunAsync(Discard, chosen, by, cancel);
        return chosen.Count;
    }

    public async Task<int> PurgeAsync(ArchiveFilter filter, int max, CancellationToken cancel)
    {
        var chosen = await OldestAsync(filter, long.MaxValue, max, cancel);
        await RunAsync(Purge, chosen, "", cancel);
        return chosen.Count;
    }

    public Task NoteAsync(string by, ArchiveActionKind kind, string filter, int deliveries, CancellationToken cancel) => work.ExecuteAsync(
        token =>
        {
            context.Add(new ArchiveActionRow { By = by, Kind = kind, Filter = filter, Deliveries = deliveries });
            return work.SaveAsync(token);
        },
        cancel);

    public async Task<IReadOnlyList<ArchiveAction>> HistoryAsync(int max, CancellationToken cancel)
    {
        var rows = await context.Set<ArchiveActionRow>().AsNoTracking().OrderByDescending(row => row.Id).Take(max).ToListAsync(cancel);
        return rows.ConvertAll(row => row.ToAction());
    }

    private Task<List<ArchiveRow>> OldestAsync(ArchiveFilter filter, long newest, int max, CancellationToken cancel) =>
        ArchiveQuery.Of(context, filter).Where(row => row.Id <= newest).OrderBy(row => row.ArchivedAt).ThenBy(row => row.Id).Take(max).ToListAsync(cancel);

    private Task RunAsync(string sql, List<ArchiveRow> chosen, string by, CancellationToken cancel) => chosen.Count == 0
        ? Task.CompletedTask
        : context.Database.ExecuteSqlRawAsync(sql, [new NpgsqlParameter<long[]>("ids", [.. chosen.Select(row => row.Id)]), new NpgsqlParameter<string>("by", by)], cancel);
}
