using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfDeliverySession<TContext>(TContext context) : IDeliverySession
    where TContext : DbContext
{
    private const string LockOpenDelivery =
        "select * from events.delivery where event_id = {0} and handler = {1} and status <> 'Handled' for update";

    public async Task<StoredEvent?> BeginAsync(Guid eventId, string handler, CancellationToken cancel)
    {
        var open = await context.Set<DeliveryRow>().FromSqlRaw(LockOpenDelivery, eventId, handler).AsNoTracking().ToListAsync(cancel);
        if (open.Count == 0)
        {
            return null;
        }

        var row = await context.Set<EventRow>().AsNoTracking().SingleAsync(stored => stored.Id == eventId, cancel);
        return row.ToStored();
    }

    public Task MarkHandledAsync(Guid eventId, string handler, int attempt, CancellationToken cancel) =>
        Delivery(eventId, handler).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, DeliveryStatus.Handled)
                .SetProperty(row => row.Attempts, attempt)
                .SetProperty(row => row.Error, (string?)null)
                .SetProperty(row => row.UpdatedAt, _ => DateTimeOffset.UtcNow),
            cancel);

    public Task MarkFailedAsync(Guid eventId, string handler, int attempt, DeliveryStatus status, Exception exception, CancellationToken cancel) =>
        Delivery(eventId, handler).Where(row => row.Status != DeliveryStatus.Handled).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, status)
                .SetProperty(row => row.Attempts, attempt)
                .SetProperty(row => row.Error, exception.Message)
                .SetProperty(row => row.UpdatedAt, _ => DateTimeOffset.UtcNow),
            cancel);

    private IQueryable<DeliveryRow> Delivery(Guid eventId, string handler) =>
        context.Set<DeliveryRow>().Where(row => row.EventId == eventId && row.Handler == handler);
}
