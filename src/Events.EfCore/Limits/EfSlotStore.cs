using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EfCore;

/// <summary>Works in contexts of its own: a slot is taken and given back whatever becomes of the job's transaction.</summary>
internal sealed class EfSlotStore<TContext>(IServiceScopeFactory scopes) : ISlotStore
    where TContext : DbContext
{
    // Two jobs may aim at the same slot at the same moment; the one that comes second finds the others next time.
    private const int Tries = 3;

    public Task<SlotWait?> TakeAsync(LimitKey place, Guid owner, string jobId, TimeSpan lease, CancellationToken cancel) => InContextAsync<SlotWait?>(async context =>
    {
        var (limit, key) = place;
        var isWindow = limit.Window.HasValue;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (await context.Database.ExecuteSqlRawAsync(SlotSql.Take, [limit.Name, key, owner, isWindow, limit.Window ?? lease, limit.Slots, jobId], cancel) > 0)
            {
                return null;
            }

            var waits = await context.Database.SqlQueryRaw<SlotWait>(SlotSql.Wait, limit.Name, key, jobId, isWindow, limit.Slots, SlotWait.MostAhead).ToListAsync(cancel);
            if (waits is [var wait])
            {
                return wait;
            }
        }

        return new SlotWait(TimeSpan.Zero, 0); // slots come and go too fast for it
    });

    public Task<int> RenewAsync(Guid owner, TimeSpan lease, CancellationToken cancel) =>
        InContextAsync(context => context.Database.ExecuteSqlRawAsync(SlotSql.Renew, [owner, lease], cancel));

    public Task<IReadOnlyList<SlotWaiter>> ReleaseAsync(Guid owner, IReadOnlyList<LimitKey> places) => InContextAsync<IReadOnlyList<SlotWaiter>>(
        async context => await context.Database.SqlQueryRaw<SlotWaiter>(
            SlotSql.Release,
            owner,
            places.Select(place => place.Limit.Name).ToArray(),
            places.Select(place => place.Key).ToArray(),
            places.Select(place => place.Limit.Slots).ToArray()).ToListAsync());

    public Task<SlotWaiter?> ForgetAsync(SlotWaiter waiter, CancellationToken cancel) => InContextAsync(async context =>
    {
        var (limit, key, slots, jobId) = waiter;
        var called = await context.Database.SqlQueryRaw<SlotWaiter>(SlotSql.Forget, jobId, new[] { limit }, new[] { key }, new[] { slots }).ToListAsync(cancel);
        return called.SingleOrDefault();
    });

    public Task<IReadOnlyList<SlotHolder>> HoldersAsync(string limit, string key, CancellationToken cancel) => InContextAsync<IReadOnlyList<SlotHolder>>(
        async context => await context.Database.SqlQueryRaw<SlotHolder>(SlotSql.Holders, limit, key).ToListAsync(cancel));

    private async Task<T> InContextAsync<T>(Func<TContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TContext>());
    }
}
