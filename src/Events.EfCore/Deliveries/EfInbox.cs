using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfInbox<TContext>(TContext context, EventSeals seals) : IInbox
    where TContext : DbContext
{
    public async Task AcceptAsync(StoredEvent received, string handler, string queue, string jobId, CancellationToken cancel)
    {
        // Two handlers of one event may begin at once, and each brings the event along.
        await context.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({received.Id.ToString()}, 0))", cancel);
        var known = await context.Set<DeliveryRow>().AsNoTracking().SingleOrDefaultAsync(row => row.EventId == received.Id && row.Handler == handler, cancel);
        if (known is not null)
        {
            ConfigurationException.ThrowIfAny(known.IsRemote ? [InOneDatabase(handler)] : []);
            return;
        }

        if (!await context.Set<EventRow>().AnyAsync(row => row.Id == received.Id, cancel))
        {
            var stored = EventRow.Of(received).Sealed(seals);
            stored.Status = EventStatus.Dispatched; // by the application that published it
            context.Add(stored);
        }

        context.Add(new DeliveryRow { EventId = received.Id, Handler = handler, Queue = queue, JobId = jobId });
    }

    private static string InOneDatabase(string handler) =>
        $"The handler \"{handler}\" of another application finds the publisher's delivery in its own database. Give each application a database of its own; "
        + "they share Hangfire's storage and the registry.";
}
