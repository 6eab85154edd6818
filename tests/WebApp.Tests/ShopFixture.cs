using Postgres.Testing;

namespace WebApp.Tests;

/// <summary>One running shop for the tests that do not kill it.</summary>
public sealed class ShopFixture : IAsyncLifetime
{
    private TestDatabase? database;

    internal ShopProcess Shop { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        Shop = await ShopProcess.StartAsync(database.ConnectionString);
    }

    public async Task DisposeAsync()
    {
        await Shop.DisposeAsync();
        await database!.DisposeAsync();
    }
}
