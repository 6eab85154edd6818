using Hangfire.InMemory;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryStorageContractTests : StorageContract
{
    public override Task DisposeAsync()
    {
        ((InMemoryStorage)Storage).Dispose();
        return Task.CompletedTask;
    }

    // Without a maximum, as storages on disk are: the contract asks for a day.
    protected override Task<JobStorage> CreateStorageAsync() =>
        Task.FromResult<JobStorage>(new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = null }));
}
