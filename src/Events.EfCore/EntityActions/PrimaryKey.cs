using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Events.EfCore;

/// <summary>Matches the key a job carries with the primary key of its entity.</summary>
internal static class PrimaryKey
{
    public static IEntityType Required<TEntity>(this IModel model) => model.FindEntityType(typeof(TEntity))
        ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is no entity of the context. Add a DbSet<{typeof(TEntity).Name}> to it.");

    /// <summary>The values of the key's columns in their order.</summary>
    public static IReadOnlyList<object?> ValuesOf(IEntityType entityType, object key) =>
        entityType.FindPrimaryKey() is { Properties.Count: > 1 } ? EntityKey.PartsOf(key) : [key];

    public static IReadOnlyList<object?> ValuesIn(IEntityType entityType, object entity) =>
        [.. entityType.FindPrimaryKey()!.Properties.Select(property => property.GetGetter().GetClrValue(entity))];

    public static Expression<Func<TEntity, bool>> Equals<TEntity>(IEntityType entityType, object key)
    {
        var entity = Expression.Parameter(typeof(TEntity), "entity");
        var conditions = entityType.FindPrimaryKey()!.Properties.Zip(ValuesOf(entityType, key), (property, value) => Equal(entity, property, value));
        return Expression.Lambda<Func<TEntity, bool>>(conditions.Aggregate(Expression.AndAlso), entity);
    }

    // The value stands in a field, as a captured variable does: so it becomes a parameter, and one query serves all ids.
    private static BinaryExpression Equal(Expression entity, IProperty property, object? value)
    {
        var captured = Activator.CreateInstance(typeof(Captured<>).MakeGenericType(property.ClrType), value)!;
        return Expression.Equal(
            Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], entity, Expression.Constant(property.Name)),
            Expression.Field(Expression.Constant(captured), nameof(Captured<>.Value)));
    }

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }
}
