using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfOutbox<TContext>(TContext context) : IOutbox
    where TContext : DbContext
{
    public void Add(StoredEvent stored) => context.Add(EventRow.Of(stored));

    public void AddHandled(StoredEvent stored, Subscription handler) => context.Add(DeliveryRow.HandledInline(stored, handler));

    public async Task<bool> WasReceivedAsync(MessageOrigin origin, CancellationToken cancel) => origin.MessageId is { } id
        && await context.Set<EventRow>().AnyAsync(row => row.Source == origin.Source && row.MessageId == id, cancel);
}
