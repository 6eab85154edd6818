using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Events.EfCore;

internal sealed class EfConnectionPool<TContext>(IServiceScopeFactory scopes) : IConnectionPool
    where TContext : DbContext
{
    public int? Size
    {
        get
        {
            using var scope = scopes.CreateScope();
            var used = new NpgsqlConnectionStringBuilder(scope.ServiceProvider.GetRequiredService<TContext>().Database.GetDbConnection().ConnectionString);
            return used.Pooling ? used.MaxPoolSize : null;
        }
    }
}
