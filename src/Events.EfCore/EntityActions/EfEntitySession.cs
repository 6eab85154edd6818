using Microsoft.EntityFrameworkCore;

namespace Events.EfCore;

internal sealed class EfEntitySession<TContext>(TContext context) : IEntitySession
    where TContext : DbContext
{
    public async Task<Receipt?> FindReceiptAsync(string jobKey, CancellationToken cancel)
    {
        var row = await context.Set<ReceiptRow>().AsNoTracking().SingleOrDefaultAsync(receipt => receipt.JobKey == jobKey, cancel);
        return row?.ToReceipt();
    }

    public async Task<TEntity?> FindAsync<TEntity, TKey>(TKey key, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull => await context.Set<TEntity>().FindAsync([key], cancel);

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class => context.Remove(entity);

    public void Add(Receipt receipt) => context.Add(ReceiptRow.Of(receipt));
}
