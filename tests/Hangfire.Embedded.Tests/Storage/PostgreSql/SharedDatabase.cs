using Postgres.Testing;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>One database for all tests of a class; each test begins without tables.</summary>
public sealed class SharedDatabase : IAsyncLifetime
{
    private TestDatabase? database;

    public TestDatabase Database => database!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
