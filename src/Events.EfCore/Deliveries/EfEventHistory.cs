using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfEventHistory<TContext>(TContext context) : IEventHistory
    where TContext : DbContext
{
    public async Task<IReadOnlyList<EventHistoryEntry>> OfEntityAsync(string entityId, CancellationToken cancel = default)
    {
        var rows = await context.Set<EventRow>().AsNoTracking()
            .Where(row => row.EntityId == entityId)
            .OrderBy(row => row.Position)
            .Include(row => row.Deliveries.OrderBy(delivery => delivery.Handler))
            .ToListAsync(cancel);
        return rows.ConvertAll(Entry);
    }

    private static EventHistoryEntry Entry(EventRow row) =>
        new(row.Id, EventEnvelope.Parse(row.Envelope), row.Deliveries.ConvertAll(delivery => delivery.ToState()));
}
