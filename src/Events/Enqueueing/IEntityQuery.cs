namespace Events;

/// <summary>A query with a name, so that a recurring job can remember which entities it is about. The job resolves the class from a scope of its own: let it take the DbContext.</summary>
/// <typeparam name="TEntity">The entity.</typeparam>
/// <example>
/// <code>
/// public sealed class OverdueInvoices(ShopDbContext db) : IEntityQuery&lt;Invoice&gt;
/// {
///     public IQueryable&lt;Invoice&gt; Entities => db.Invoices.Where(invoice => invoice.DueAt &lt; DateTime.UtcNow);
/// }
/// </code>
/// </example>
public interface IEntityQuery<TEntity>
    where TEntity : class
{
    /// <summary>The entities as of now; only their keys are read.</summary>
    IQueryable<TEntity> Entities { get; }
}
