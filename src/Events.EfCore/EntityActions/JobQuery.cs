using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Events.EfCore;

/// <summary>
/// What almost every job asks first, an entity by its key and whether the job is done already, as one round trip. It is compiled once for each model: to
/// build the query anew would take longer than to run it.
/// </summary>
internal static class JobQuery<TContext, TEntity, TKey>
    where TContext : DbContext
    where TEntity : class
    where TKey : notnull
{
    private static readonly ConditionalWeakTable<IModel, Query?> Known = [];

    public delegate Task<Loaded?> Query(TContext context, TKey key, string jobKey, CancellationToken cancel);

    /// <summary>The query, or <c>null</c> for a key of several columns.</summary>
    public static Query? For(TContext context) => Known.GetValue(context.Model, Compile);

    private static Query? Compile(IModel model) =>
        model.Required<TEntity>().FindPrimaryKey() is { Properties: [{ } column] } && column.ClrType == typeof(TKey) ? Compile(column.Name) : null;

    private static Query Compile(string column)
    {
        Expression<Func<TContext, TKey, string, CancellationToken, Loaded?>> shape = (context, key, jobKey, _) => context.Set<TEntity>().AsTracking()
            .Where(entity => Equal(entity, key))
            .Select(entity => new Loaded
            {
                Entity = entity,
                IsDone = context.Set<ReceiptRow>().Any(receipt => receipt.JobKey == jobKey),
            })
            .SingleOrDefault();
        var compiled = EF.CompileAsyncQuery((Expression<Func<TContext, TKey, string, CancellationToken, Loaded?>>)new KeyComparison(column).Visit(shape));
        return (context, key, jobKey, cancel) => compiled(context, key, jobKey, cancel);
    }

    private static bool Equal(TEntity entity, TKey key) => throw new NotSupportedException($"Stands for the comparison of {entity} with {key} in a query.");

    /// <summary>The entity, and whether the job has an outcome.</summary>
    public sealed class Loaded
    {
        public required TEntity Entity { get; init; }

        public required bool IsDone { get; init; }
    }

    private sealed class KeyComparison(string column) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) => node.Method.Name == nameof(Equal) && node.Method.DeclaringType == typeof(JobQuery<TContext, TEntity, TKey>)
            ? Expression.Equal(Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TKey)], node.Arguments[0], Expression.Constant(column)), node.Arguments[1])
            : base.VisitMethodCall(node);
    }
}
