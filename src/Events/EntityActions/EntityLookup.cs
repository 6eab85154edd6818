using System.Linq.Expressions;

namespace Events;

/// <summary>How an action wants its entity loaded.</summary>
/// <param name="Match">Finds it in place of the primary key; <c>null</c> for the key.</param>
/// <param name="Shape">Adds to the query.</param>
/// <param name="Locking">Whether its row is locked.</param>
public sealed record EntityLookup<TEntity>(
    Expression<Func<TEntity, bool>>? Match, Func<IQueryable<TEntity>, IQueryable<TEntity>> Shape, Locking Locking)
    where TEntity : class;
