using Microsoft.EntityFrameworkCore;

namespace WebApp.Shop;

/// <summary>Creates the shop's tables on first start.</summary>
/// <remarks>
/// A sample has no older version to migrate from, so it needs no migrations; and <c>EnsureCreated</c> does nothing once any other
/// schema of the database has tables, as Hangfire's does. An application of your own uses migrations.
/// </remarks>
public static class ShopDatabase
{
    private const long LockKey = 0x53484F50;

    public static async Task PrepareAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database;
        await using var transaction = await database.BeginTransactionAsync();
        await database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LockKey})");
        if (await database.SqlQuery<bool>($"""select to_regclass('shop."Orders"') is null as "Value" """).SingleAsync())
        {
            await database.ExecuteSqlRawAsync(database.GenerateCreateScript());
        }

        await transaction.CommitAsync();
    }
}
