using Events.Tests.Registry.Sharing;

namespace Events.EfCore.Tests.Registry;

/// <summary>The backend on PostgreSQL keeps the contract.</summary>
public sealed class EfRegistryBackendTests : RegistryBackendContract, IAsyncLifetime
{
    private SharedRegistry registry = null!;

    public async Task InitializeAsync() => registry = await SharedRegistry.CreateAsync();

    public async Task DisposeAsync() => await registry.DisposeAsync();

    protected override Task<T> UseAsync<T>(Func<IRegistryBackend, Task<T>> use) => registry.UseAsync(use);
}
