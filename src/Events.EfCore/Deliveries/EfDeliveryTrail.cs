using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>Reads an event's way from the tables.</summary>
internal sealed class EfDeliveryTrail<TContext>(TContext context) : IDeliveryTrail
    where TContext : DbContext
{
    private const string Relays =
        """select count(*)::int as "Value" from pg_stat_activity where datname = current_database() and application_name = {0}""";

    // What is skipped is held by another transaction.
    private const string Free = """select handler as "Value" from events.delivery where event_id = {0} for update skip locked""";

    private const string Behind = """
        select waiting.handler as "Handler", (
            select earlier.event_id from events.delivery earlier
            where earlier.handler = waiting.handler and earlier.order_key = waiting.order_key and earlier.position < waiting.position
              and earlier.status in ('Queued', 'Scheduled') order by earlier.position limit 1) as "EventId"
        from events.delivery waiting where waiting.event_id = {0} and waiting.order_key is not null and waiting.job_id is null
        """;

    public async Task<EventTrail?> FindAsync(Guid eventId, CancellationToken cancel)
    {
        var row = await context.Set<EventRow>().AsNoTracking().Include(stored => stored.Deliveries).SingleOrDefaultAsync(stored => stored.Id == eventId, cancel);
        return row is null ? null : await FollowAsync(row, row.Deliveries, cancel);
    }

    public async Task<IReadOnlyList<EventTrail>> FindByJobAsync(string jobId, CancellationToken cancel)
    {
        var rows = await context.Set<DeliveryRow>().AsNoTrackingWithIdentityResolution().Include(delivery => delivery.Event)
            .Where(delivery => delivery.JobId == jobId).OrderBy(delivery => delivery.Position).ToListAsync(cancel);
        var trails = new List<EventTrail>();
        foreach (var deliveries in rows.GroupBy(delivery => delivery.Event))
        {
            trails.Add(await FollowAsync(deliveries.Key, deliveries, cancel));
        }

        return trails;
    }

    private async Task<EventTrail> FollowAsync(EventRow row, IEnumerable<DeliveryRow> deliveries, CancellationToken cancel)
    {
        var free = await context.Database.SqlQueryRaw<string>(Free, row.Id).ToListAsync(cancel);
        var behind = (await context.Database.SqlQueryRaw<Predecessor>(Behind, row.Id).ToListAsync(cancel)).ToDictionary(one => one.Handler, one => one.EventId);
        var replays = (await context.Set<ArchiveRow>().AsNoTracking().Where(entry => entry.EventId == row.Id && entry.Status == ArchiveStatus.Replayed).ToListAsync(cancel))
            .ToLookup(entry => entry.Handler);
        return new EventTrail(
            row.Id,
            row.Name,
            row.Status == EventStatus.Dispatched,
            row.CreatedAt,
            await context.Set<EventRow>().CountAsync(other => other.Status == EventStatus.Pending && other.Position < row.Position, cancel),
            await context.Database.SqlQueryRaw<int>(Relays, RelayChannel.SessionName).SingleAsync(cancel),
            [.. deliveries.OrderBy(delivery => delivery.Rank).Select(delivery => Trail(delivery, free, behind, replays[delivery.Handler].MaxBy(entry => entry.ChangedAt)))]);
    }

    private static DeliveryTrail Trail(DeliveryRow row, List<string> free, Dictionary<string, Guid?> behind, ArchiveRow? replay) =>
        new(row.Handler, row.Queue, row.Status, row.Attempts, row.Error, row.JobId, row.DueAt, row.UpdatedAt)
        {
            IsLocked = !free.Contains(row.Handler), Behind = behind.GetValueOrDefault(row.Handler), ReplayedBy = replay?.ChangedBy, ReplayedAt = replay?.ChangedAt,
        };

    private sealed record Predecessor(string Handler, Guid? EventId);
}
