using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.EfCore;

/// <summary>Deletes what is old, one process at a time: who does not get the lock leaves it to whoever has it.</summary>
internal sealed class EfRetentionStore<TContext>(TContext context, IUnitOfWork work) : IRetentionStore
    where TContext : DbContext
{
    private const string Lock = """select pg_try_advisory_xact_lock(hashtext('events.retention')) as "Value" """;

    // Ids begin with the time they were made at, so the key finds the old ones without an index of its own.
    private const string PurgeEvents = """
        delete from events.event where id in (
            select old.id from events.event old
            where old.id < (lpad(to_hex(floor(extract(epoch from now() - make_interval(secs => @keep)) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
              and old.status = 'Dispatched' and old.dispatched_at < now() - make_interval(secs => @keep)
              and not exists (select from events.delivery open where open.event_id = old.id and open.status in ('Queued', 'Scheduled', 'Archived'))
            order by old.id limit @batch for update skip locked)
        """;

    private const string PurgeReceipts = """
        delete from events.receipt where job_key in (
            select job_key from events.receipt where created_at < now() - make_interval(secs => @keep) limit @batch for update skip locked)
        """;

    private const string PurgeActions = """
        delete from events.archive_action where id in (
            select id from events.archive_action where at < now() - make_interval(secs => @keep) order by id limit @batch)
        """;

    private const string PurgeSteps = """
        delete from events.step where (job_key, name) in (
            select job_key, name from events.step
            where created_at < now() - make_interval(secs => @keep) or exists (select from events.receipt where receipt.job_key = step.job_key)
            limit @batch for update skip locked)
        """;

    // A job that still waits is noted again when it asks the next time; it loses its place and nothing else.
    private const string PurgeWaiters = """
        delete from events.slot_waiter where (limit_name, key, job_id) in (
            select limit_name, key, job_id from events.slot_waiter where since < now() - make_interval(secs => @keep) limit @batch for update skip locked)
        """;

    private const string TrimArchive = """
        with dropped as (
            delete from events.archive where status = 'Archived' and (archived_at < now() - make_interval(secs => @age) or id in (
                select id from events.archive where status = 'Archived' order by archived_at desc, id desc offset @count))
            returning event_id, handler)
        update events.delivery set status = 'Discarded', updated_at = now()
        from dropped where delivery.event_id = dropped.event_id and delivery.handler = dropped.handler and delivery.status = 'Archived'
        """;

    private static readonly string[] Purges = [PurgeEvents, PurgeReceipts, PurgeActions];

    public async Task<int> PurgeAsync(TimeSpan keep, int batch, CancellationToken cancel)
    {
        var most = 0;
        foreach (var purge in Purges)
        {
            most = Math.Max(most, await PurgeAsync(purge, keep, batch, cancel));
        }

        return most;
    }

    public async Task<int> PurgeUnfinishedAsync(TimeSpan keep, int batch, CancellationToken cancel) =>
        Math.Max(await PurgeAsync(PurgeSteps, keep, batch, cancel), await PurgeAsync(PurgeWaiters, keep, batch, cancel));

    public async Task<(int Dropped, int Left)> TrimArchiveAsync(TimeSpan? maxAge, int? maxCount, CancellationToken cancel)
    {
        var dropped = maxAge is null && maxCount is null ? 0 : await WithLockAsync(
            async token =>
            {
                var count = await context.Database.ExecuteSqlRawAsync(
                    TrimArchive,
                    [
                        new NpgsqlParameter<double>("age", (maxAge ?? TimeSpan.FromDays(365_000)).TotalSeconds),
                        new NpgsqlParameter<long>("count", maxCount ?? long.MaxValue),
                    ],
                    token);
                if (count > 0)
                {
                    context.Add(new ArchiveActionRow { By = "retention", Kind = ArchiveActionKind.Drop, Filter = "the oldest", Deliveries = count });
                    await work.SaveAsync(token);
                }

                return count;
            },
            cancel);
        return (dropped, await context.Set<ArchiveRow>().CountAsync(row => row.Status == ArchiveStatus.Archived, cancel));
    }

    private Task<int> PurgeAsync(string sql, TimeSpan keep, int batch, CancellationToken cancel) => WithLockAsync(
        token => context.Database.ExecuteSqlRawAsync(sql, [new NpgsqlParameter<double>("keep", keep.TotalSeconds), new NpgsqlParameter<int>("batch", batch)], token),
        cancel);

    private async Task<int> WithLockAsync(Func<CancellationToken, Task<int>> change, CancellationToken cancel)
    {
        var changed = 0;
        await work.ExecuteAsync(
            async token => changed = await context.Database.SqlQueryRaw<bool>(Lock).SingleAsync(token) ? await change(token) : 0,
            cancel);
        return changed;
    }
}
