using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Events.EfCore;

internal sealed class EfEntitySession<TContext>(TContext context) : IEntitySession
    where TContext : DbContext
{
    public async Task<Receipt?> FindReceiptAsync(string jobKey, CancellationToken cancel) =>
        (await context.Set<ReceiptRow>().AsNoTracking().SingleOrDefaultAsync(receipt => receipt.JobKey == jobKey, cancel))?.ToReceipt();

    public async Task<(TEntity? Entity, Receipt? Receipt)> LoadAsync<TEntity, TKey>(
        TKey key, EntityLookup<TEntity> lookup, string jobKey, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        if (lookup.Match is null && lookup.Locking != Locking.ForUpdate && !Shapes(lookup)
            && JobQuery<TContext, TEntity, TKey>.For(context) is { } query
            && await query(context, key, jobKey, cancel) is { } loaded)
        {
            return loaded.IsDone ? (null, await FindReceiptAsync(jobKey, cancel)) : (loaded.Entity, null);
        }

        return await FindReceiptAsync(jobKey, cancel) is { } receipt ? (null, receipt) : (await FindAsync(key, lookup, cancel), null);
    }

    public async Task<TEntity?> FindAsync<TEntity, TKey>(TKey key, EntityLookup<TEntity> lookup, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var entities = context.Set<TEntity>().AsTracking(); // whatever the context's habit is: what is not tracked is not saved
        var shaped = lookup.Shape(entities);
        if (lookup.Locking == Locking.ForUpdate)
        {
            return await LockAsync(key, lookup, shaped, cancel);
        }

        if (lookup.Match is null && ReferenceEquals(shaped, entities))
        {
            return await context.Set<TEntity>().FindAsync([.. PrimaryKey.ValuesOf(context.Model.Required<TEntity>(), key)], cancel);
        }

        return await shaped.Where(lookup.Match ?? PrimaryKey.Equals<TEntity>(context.Model.Required<TEntity>(), key)).SingleOrDefaultAsync(cancel);
    }

    public void Remove<TEntity>(TEntity entity)
        where TEntity : class => context.Remove(entity);

    public void Add(Receipt receipt) => OwnRows.Add(context, ReceiptRow.Of(receipt));

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

    private bool Shapes<TEntity>(EntityLookup<TEntity> lookup)
        where TEntity : class
    {
        var entities = context.Set<TEntity>();
        return !ReferenceEquals(lookup.Shape(entities), entities);
    }

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
        var locked = lookup.Shape(context.Set<TEntity>().FromSqlRaw(lockRow.Sql, lockRow.Parameters).AsTracking());
        return await (lookup.Match is { } still ? locked.Where(still) : locked).SingleOrDefaultAsync(cancel);
    }
}
