using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

/// <summary>Keeps the shared registry in two tables of a PostgreSQL database that all its applications reach.</summary>
internal sealed class EfRegistryBackend(RegistryDbContext registry, RegistryTables tables, IFaultPoint faults) : IRegistryBackend
{
    private const long SyncLock = 0x4556_5359_4E43;

    private const string ChangedEvents =
        """
        select stored.* from events.shared_event stored
        join unnest({0}, {1}, {2}) as seen(app, name, updated_on) on seen.app = stored.app and seen.name = stored.name
        where stored.updated_on > seen.updated_on
        """;

    private const string EventsByKey =
        "select stored.* from events.shared_event stored join unnest({0}, {1}) as asked(app, name) on asked.app = stored.app and asked.name = stored.name";

    // Its lock on the row lets those who change the same event come one after the other, so the times grow in the order of the commits.
    private const string Touch =
        """
        update events.shared_event set updated_on = greatest(clock_timestamp(), updated_on + interval '1 microsecond')
        where app = {0} and name = {1} returning id as "Value"
        """;

    public async Task<IReadOnlyCollection<EventKey>> FindChangedAsync(IReadOnlyCollection<SeenEvent> seen, CancellationToken cancel)
    {
        var neverRead = seen.Where(one => one.UpdatedOn is null).Select(one => one.Key);
        var read = seen.Where(one => one.UpdatedOn is not null).ToArray();
        if (read.Length == 0)
        {
            return [.. neverRead];
        }

        await tables.EnsureAsync(registry, cancel);
        var newer = await registry.Events
            .FromSqlRaw(ChangedEvents, Apps(read.Select(one => one.Key)), Names(read.Select(one => one.Key)), read.Select(one => one.UpdatedOn!.Value.ToUniversalTime()).ToArray())
            .AsNoTracking()
            .Select(row => new EventKey(row.App, row.Name))
            .ToListAsync(cancel);
        return [.. neverRead, .. newer];
    }

    public Task<IReadOnlyList<SharedEvent>> FetchEventsOfAsync(IReadOnlyCollection<string> namespaces, CancellationToken cancel) =>
        FetchAsync(namespaces.Count == 0 ? null : registry.Events.Where(row => namespaces.ToArray().Contains(row.App)), cancel);

    public Task<IReadOnlyList<SharedEvent>> FetchEventsAsync(IReadOnlyCollection<EventKey> keys, CancellationToken cancel) =>
        FetchAsync(keys.Count == 0 ? null : registry.Events.FromSqlRaw(EventsByKey, Apps(keys), Names(keys)), cancel);

    public async Task CreateEventsAsync(IReadOnlyCollection<EventKey> created, CancellationToken cancel)
    {
        registry.Events.AddRange(created.Select(key => new SharedEventRow { App = key.App, Name = key.Name }));
        await SaveAsync(cancel);
    }

    public async Task DeleteEventsAsync(IReadOnlyCollection<EventKey> deleted, CancellationToken cancel)
    {
        await faults.HitAsync(FaultPoint.RegistryBeforeWrite);
        var ids = await registry.Events.FromSqlRaw(EventsByKey, Apps(deleted), Names(deleted)).Select(row => row.Id).ToListAsync(cancel);
        await registry.Events.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancel);
    }

    public async Task CreateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> created, CancellationToken cancel)
    {
        var eventId = await TouchAsync(key, cancel);
        registry.Subscriptions.AddRange(created.Select(subscription => SubscriptionRow.Of(eventId, subscription)));
        await SaveAsync(cancel);
    }

    public async Task RemoveSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> removed, CancellationToken cancel)
    {
        var eventId = await TouchAsync(key, cancel);
        var handlers = removed.Select(subscription => subscription.Handler).ToArray();
        await faults.HitAsync(FaultPoint.RegistryBeforeWrite);
        await registry.Subscriptions.Where(row => row.EventId == eventId && handlers.Contains(row.Handler)).ExecuteDeleteAsync(cancel);
    }

    public async Task UpdateSubscriptionsAsync(EventKey key, IReadOnlyCollection<SharedSubscription> updated, CancellationToken cancel)
    {
        var eventId = await TouchAsync(key, cancel);
        await faults.HitAsync(FaultPoint.RegistryBeforeWrite);
        await registry.Database.ExecuteSqlAsync(
            $"""
            update events.subscription stored set queue = wanted.queue, updated_on = clock_timestamp()
            from unnest({updated.Select(one => one.Handler).ToArray()}, {updated.Select(one => one.Queue).ToArray()}) as wanted(handler, queue)
            where stored.event_id = {eventId} and stored.handler = wanted.handler
            """,
            cancel);
    }

    public async Task CommitChangesAsync(RegistryChanges changes, CancellationToken cancel)
    {
        await tables.EnsureAsync(registry, cancel);
        if (registry.Database.CurrentTransaction is { } current)
        {
            await changes.ApplyToAsync(this, cancel);
            await current.CommitAsync(cancel);
            return;
        }

        await using var transaction = await registry.Database.BeginTransactionAsync(cancel);
        await changes.ApplyToAsync(this, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>The lock is the transaction's: a process that dies holds it no longer, also behind a pooler of connections.</summary>
    public async Task<IAsyncDisposable> LockAsync(CancellationToken cancel)
    {
        await tables.EnsureAsync(registry, cancel);
        var transaction = await registry.Database.BeginTransactionAsync(cancel);
        await registry.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({SyncLock})", cancel);
        return transaction;
    }

    private static string[] Apps(IEnumerable<EventKey> keys) => [.. keys.Select(key => key.App)];

    private static string[] Names(IEnumerable<EventKey> keys) => [.. keys.Select(key => key.Name)];

    private async Task<IReadOnlyList<SharedEvent>> FetchAsync(IQueryable<SharedEventRow>? wanted, CancellationToken cancel)
    {
        if (wanted is null)
        {
            return [];
        }

        await tables.EnsureAsync(registry, cancel);
        var rows = await wanted.Include(row => row.Subscriptions).OrderBy(row => row.Id).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => row.ToShared());
    }

    private async Task<long> TouchAsync(EventKey key, CancellationToken cancel)
    {
        await faults.HitAsync(FaultPoint.RegistryBeforeWrite);
        var ids = await registry.Database.SqlQueryRaw<long>(Touch, key.App, key.Name).ToListAsync(cancel);
        return ids.Count == 1
            ? ids[0]
            : throw new InvalidOperationException($"The event {key} is not in the shared registry. Sync the application that publishes it first.");
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        await faults.HitAsync(FaultPoint.RegistryBeforeWrite);
        await registry.SaveChangesAsync(cancel);
        registry.ChangeTracker.Clear();
    }
}
