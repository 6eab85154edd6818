using Events.Tests.Support;

namespace Events.Tests.Registry.Sharing;

/// <summary>The backend the other tests work with keeps the contract, with a clock that stands still.</summary>
public sealed class MemoryRegistryBackendTests : RegistryBackendContract
{
    private readonly MemoryRegistry shared = new(new ManualTimeProvider(Some.Time));

    protected override Task<T> UseAsync<T>(Func<IRegistryBackend, Task<T>> use) => use(new MemoryRegistryBackend(shared));
}
