using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfOutbox<TContext>(TContext context) : IOutbox
    where TContext : DbContext
{
    public void Add(StoredEvent stored) => context.Add(EventRow.Of(stored));
}
