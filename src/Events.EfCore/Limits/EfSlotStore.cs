using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EfCore;

/// <summary>Works in contexts of its own: a slot is taken and given back whatever becomes of the job's transaction.</summary>
internal sealed class EfSlotStore<TContext>(IServiceScopeFactory scopes) : ISlotStore
    where TContext : DbContext
{
    // Two jobs may aim at the same slot at the same moment; the one that comes second finds the others next time.
    private const int Tries = 3;

    private const string Take =
        """
        insert into events.slot (limit_name, key, number, owner, is_window, until, job_id)
        select {0}, {1}, free.number, {2}, {3}, clock_timestamp() + {4}, {6}
        from generate_series(1, {5}) as free (number)
        where not exists (
            select 1 from events.slot taken
            where taken.limit_name = {0} and taken.key = {1} and taken.number = free.number and taken.until > clock_timestamp())
        order by random() limit 1
        on conflict (limit_name, key, number) do update set owner = excluded.owner, is_window = excluded.is_window, until = excluded.until, job_id = excluded.job_id
        where slot.until <= clock_timestamp()
        """;

    private const string NextFree =
        """
        select coalesce(min(until) - clock_timestamp(), interval '0') as "Value" from events.slot
        where limit_name = {0} and key = {1} and until > clock_timestamp()
        """;

    private const string Renew =
        "update events.slot set until = clock_timestamp() + {1} where owner = {0} and not is_window and until > clock_timestamp()";

    private const string Release = "delete from events.slot where (owner = {0} and not is_window) or (key <> '' and limit_name = any ("
        + "select limit_name from events.slot where owner = {0}) and until < clock_timestamp() - interval '1 minute')";

    private const string Holders =
        """
        select job_id as "JobId", until as "Until", is_window as "IsWindow" from events.slot
        where limit_name = {0} and key = {1} and until > clock_timestamp() order by until
        """;

    public Task<TimeSpan?> TakeAsync(Limit limit, string key, Guid owner, string jobId, TimeSpan lease, CancellationToken cancel) => InContextAsync(async context =>
    {
        var until = limit.Window ?? lease;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await context.Database.ExecuteSqlRawAsync(Take, [limit.Name, key, owner, limit.Window.HasValue, until, limit.Slots, jobId], cancel) == 1)
            {
                return (TimeSpan?)null;
            }
        }

        return await context.Database.SqlQueryRaw<TimeSpan>(NextFree, limit.Name, key).SingleAsync(cancel);
    });

    public Task<int> RenewAsync(Guid owner, TimeSpan lease, CancellationToken cancel) =>
        InContextAsync(context => context.Database.ExecuteSqlRawAsync(Renew, [owner, lease], cancel));

    public Task ReleaseAsync(Guid owner) => InContextAsync(context => context.Database.ExecuteSqlRawAsync(Release, owner));

    public Task<IReadOnlyList<SlotHolder>> HoldersAsync(string limit, string key, CancellationToken cancel) => InContextAsync<IReadOnlyList<SlotHolder>>(
        async context => await context.Database.SqlQueryRaw<SlotHolder>(Holders, limit, key).ToListAsync(cancel));

    private async Task<T> InContextAsync<T>(Func<TContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TContext>());
    }
}
