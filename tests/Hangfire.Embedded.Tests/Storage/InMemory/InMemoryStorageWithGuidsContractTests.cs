using Hangfire.InMemory;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryStorageWithGuidsContractTests : StorageContract
{
    public override Task DisposeAsync()
    {
        ((InMemoryStorage)Storage).Dispose();
        return Task.CompletedTask;
    }

    protected override Task<JobStorage> CreateStorageAsync() => Task.FromResult<JobStorage>(new InMemoryStorage(
        new InMemoryStorageOptions { MaxExpirationTime = null, IdType = InMemoryStorageIdType.Guid }));
}
