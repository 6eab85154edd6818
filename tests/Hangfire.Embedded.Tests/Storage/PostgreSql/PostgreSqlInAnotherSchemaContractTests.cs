using Hangfire.PostgreSql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>The schema is named by a reserved word, so that a place where it is not quoted shows.</summary>
public sealed class PostgreSqlInAnotherSchemaContractTests(SharedDatabase shared) : StorageContract, IClassFixture<SharedDatabase>
{
    public override Task DisposeAsync() => shared.Database.ExecuteAsync("drop schema \"order\" cascade");

    protected override Task<JobStorage> CreateStorageAsync() => Task.FromResult<JobStorage>(
        new PostgreSqlStorage(shared.Database.ConnectionString, new PostgreSqlStorageOptions { SchemaName = "order" }));
}
