using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Events.EfCore;

/// <summary>Reads the keys of entities in the shape an action takes them.</summary>
internal static class KeyReader
{
    private static readonly MethodInfo ReadKeys = typeof(KeyReader).GetMethod(nameof(ReadKeysAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>The key of an entity, or <c>null</c> while the database has yet to generate it.</summary>
    /// <exception cref="EnqueueException">The entity is not tracked and has no key.</exception>
    public static object? Of(DbContext context, EntityActionDescriptor action, object entity)
    {
        var entry = context.Entry(entity);
        if (entry.State == EntityState.Detached && !entry.IsKeySet)
        {
            throw EnqueueException.WithoutKey(action.ActionType, action.EntityType);
        }

        return IsTemporary(entry) ? null : Of(action, entry);
    }

    /// <summary>The key of a tracked entity, one value or all of a composite key together.</summary>
    public static object Of(EntityActionDescriptor action, EntityEntry entry)
    {
        var values = Columns(entry.Metadata).Select(column => entry.Property(column).CurrentValue).ToArray();
        return values is [{ } only] && action.KeyType.IsInstanceOfType(only) ? only : Composed(action, values);
    }

    public static bool IsTemporary(EntityEntry entry) => Columns(entry.Metadata).Any(column => entry.Property(column).IsTemporary);

    /// <summary>The keys of what a query finds.</summary>
    public static async Task<IEnumerable> ReadAsync(DbContext context, EntityActionDescriptor action, IQueryable entities, CancellationToken cancel)
    {
        if (!action.EntityType.IsAssignableFrom(entities.ElementType))
        {
            throw EnqueueException.NeitherEntityNorKey(action.ActionType, action.EntityType, action.KeyType, entities.ElementType.Name);
        }

        var read = (Task<IEnumerable>)ReadKeys.MakeGenericMethod(entities.ElementType, action.KeyType).Invoke(null, [context, action, entities, cancel])!;
        return await read;
    }

    private static async Task<IEnumerable> ReadKeysAsync<TEntity, TKey>(
        DbContext context, EntityActionDescriptor action, IQueryable<TEntity> entities, CancellationToken cancel)
        where TEntity : class
    {
        if (Columns(context.Model.FindEntityType(typeof(TEntity))!) is [{ } column] && column.ClrType == typeof(TKey))
        {
            return await entities.Select(Selector<TEntity, TKey>(column.Name)).ToListAsync(cancel);
        }

        var found = await entities.AsNoTracking().ToListAsync(cancel);
        return found.ConvertAll(entity => Of(action, context.Entry(entity)));
    }

    private static Expression<Func<TEntity, TKey>> Selector<TEntity, TKey>(string column)
    {
        var entity = Expression.Parameter(typeof(TEntity), "entity");
        return Expression.Lambda<Func<TEntity, TKey>>(Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TKey)], entity, Expression.Constant(column)), entity);
    }

    private static object Composed(EntityActionDescriptor action, object?[] values)
    {
        try
        {
            return Activator.CreateInstance(action.KeyType, values)!;
        }
        catch (MissingMethodException)
        {
            throw EnqueueException.KeyMismatch(action.ActionType, action.EntityType, action.KeyType, string.Join(", ", values));
        }
    }

    private static IReadOnlyList<IProperty> Columns(IEntityType type) => type.FindPrimaryKey()?.Properties ?? [];
}
