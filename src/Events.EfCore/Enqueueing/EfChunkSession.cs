using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Events.EfCore;

internal sealed class EfChunkSession<TContext>(TContext context) : IChunkSession
    where TContext : DbContext
{
    public async Task<IReadOnlyDictionary<TKey, TEntity>> FindAllAsync<TEntity, TKey>(
        EntityActionDescriptor action, IReadOnlyCollection<TKey> keys, Func<IQueryable<TEntity>, IQueryable<TEntity>> shape, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var type = context.Model.Required<TEntity>();
        if (type.FindPrimaryKey()?.Properties is [{ } column] && column.ClrType == typeof(TKey))
        {
            var found = await shape(context.Set<TEntity>().AsTracking()).Where(KeyIn<TEntity, TKey>(column.Name, keys.ToArray())).ToListAsync(cancel);
            return found.ToDictionary(entity => (TKey)KeyReader.Of(action, context.Entry(entity)));
        }

        return await FindOneByOneAsync(type, keys, shape, cancel);
    }

    public void Request(EntityActionDescriptor action, object key) => context.Add(JobRequestRow.Of(Guid.CreateVersion7(), action, key, null));

    public bool EndsTransaction(Exception error) => error is DbUpdateException or DbException || error.InnerException is { } inner && EndsTransaction(inner);

    public bool IsTransient(Exception error) => error is DbException { IsTransient: true } || error.InnerException is { } inner && IsTransient(inner);

    private async Task<IReadOnlyDictionary<TKey, TEntity>> FindOneByOneAsync<TEntity, TKey>(
        IEntityType type, IReadOnlyCollection<TKey> keys, Func<IQueryable<TEntity>, IQueryable<TEntity>> shape, CancellationToken cancel)
        where TEntity : class
        where TKey : notnull
    {
        var found = new Dictionary<TKey, TEntity>(keys.Count);
        foreach (var key in keys)
        {
            if (await shape(context.Set<TEntity>().AsTracking()).SingleOrDefaultAsync(PrimaryKey.Equals<TEntity>(type, key), cancel) is { } entity)
            {
                found.Add(key, entity);
            }
        }

        return found;
    }

    private static Expression<Func<TEntity, bool>> KeyIn<TEntity, TKey>(string column, TKey[] keys)
    {
        Expression<Func<TEntity, TKey[], bool>> template = (entity, among) => among.Contains(EF.Property<TKey>(entity!, column));
        Expression<Func<TKey[]>> parameter = () => keys; // a captured variable, so that every chunk runs one prepared statement
        var body = new Replacement(template.Parameters[1], parameter.Body).Visit(template.Body)!;
        return Expression.Lambda<Func<TEntity, bool>>(body, template.Parameters[0]);
    }

    private sealed class Replacement(Expression old, Expression replaced) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == old ? replaced : base.Visit(node);
    }
}
