using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfOutbox<TContext>(TContext context, EventSeals seals) : IOutbox
    where TContext : DbContext
{
    public void Add(StoredEvent stored)
    {
        var row = EventRow.Of(stored).Sealed(seals);
        if (stored.Origin is null)
        {
            OwnRows.Add(context, row);
        }
        else
        {
            context.Add(row);
        }
    }

    public void Replace(StoredEvent stored)
    {
        var row = context.Set<EventRow>().Local.FindEntry(stored.Id)!.Entity;
        row.Envelope = stored.Envelope.ToJson();
        row.Sealed(seals);
    }

    public void AddHandled(StoredEvent stored, Subscription handler)
    {
        context.Add(DeliveryRow.HandledInline(stored, handler));
        OwnRows.Leave(context); // the delivery refers to its event, which has to be there first
    }

    public void RemoveHandled(StoredEvent stored, Subscription handler)
    {
        foreach (var entry in context.ChangeTracker.Entries<DeliveryRow>().Where(entry => entry.Entity.EventId == stored.Id && entry.Entity.Handler == handler.Handler).ToList())
        {
            entry.State = EntityState.Detached;
        }
    }

    public async Task<bool> WasReceivedAsync(MessageOrigin origin, CancellationToken cancel) => origin.MessageId is { } id
        && await context.Set<EventRow>().AnyAsync(row => row.Source == origin.Source && row.MessageId == id, cancel);
}
