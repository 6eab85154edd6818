using Hangfire.PostgreSql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class PostgreSqlContractTests(SharedDatabase shared) : StorageContract, IClassFixture<SharedDatabase>
{
    public override Task DisposeAsync() => shared.Database.ExecuteAsync("drop schema hangfire cascade");

    protected override Task<JobStorage> CreateStorageAsync() =>
        Task.FromResult<JobStorage>(new PostgreSqlStorage(shared.Database.ConnectionString));
}
