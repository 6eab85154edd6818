using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.EfCore;

internal sealed class EfEntitySession<TContext>(TContext context) : IEntitySession
    where TContext : DbContext
{
    // Every job asks this once; compiled, it costs the round trip and little else.
    private static readonly Func<TContext, string, CancellationToken, Task<ReceiptRow?>> ReceiptOf = EF.CompileAsyncQuery(
        (TContext context, string jobKey, CancellationToken _) => context.Set<ReceiptRow>().AsNoTracking().SingleOrDefault(receipt => receipt.JobKey == jobKey));

    public async Task<Receipt?> FindReceiptAsync(string jobKey, CancellationToken cancel) => (await ReceiptOf(context, jobKey, cancel))?.ToReceipt();

    public async Task<TEntity?> FindAsync<TEntity, TKey>(TKey key, EntityLookup<TEntity> lookup, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var entities = context.Set<TEntity>();
        var shaped = lookup.Shape(entities);
        if (lookup.Locking == Locking.ForUpdate)
        {
            return await LockAsync(key, lookup, shaped, cancel);
        }

        if (lookup.Match is null && ReferenceEquals(shaped, entities))
        {
            return await entities.FindAsync([.. PrimaryKey.ValuesOf(context.Model.Required<TEntity>(), key)], cancel);
        }

        return await shaped.Where(lookup.Match ?? PrimaryKey.Equals<TEntity>(context.Model.Required<TEntity>(), key)).SingleOrDefaultAsync(cancel);
    }

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class => context.Remove(entity);

    public void Add(Receipt receipt) => context.Add(ReceiptRow.Of(receipt));

    public bool IsConflict(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbUpdateConcurrencyException
                or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected })
            {
                return true;
            }
        }

        return false;
    }

    public Exception Explain(Exception exception) => ContextErrors.Explain(exception);

    // A row can be locked by its key only, so one that is found by something else is looked at first.
    private async Task<TEntity?> LockAsync<TEntity, TKey>(TKey key, EntityLookup<TEntity> lookup, IQueryable<TEntity> shaped, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var entityType = context.Model.Required<TEntity>();
        var values = PrimaryKey.ValuesOf(entityType, key);
        if (lookup.Match is { } match)
        {
            if (await shaped.AsNoTracking().SingleOrDefaultAsync(match, cancel) is not { } found)
            {
                return null;
            }

            values = PrimaryKey.ValuesIn(entityType, found);
        }

        var lockRow = RowLock.On(context, entityType, values);
        var locked = lookup.Shape(context.Set<TEntity>().FromSqlRaw(lockRow.Sql, lockRow.Parameters));
        return await (lookup.Match is { } still ? locked.Where(still) : locked).SingleOrDefaultAsync(cancel);
    }
}
