using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Finds events that could not be shared.</summary>
internal sealed class SharingCheck(EventRegistry registry, DomainApps apps, IServiceScopeFactory scopes, IServiceProviderIsService registered) : IStartupCheck
{
    public IEnumerable<string> Faults()
    {
        if (!registered.IsService(typeof(IRegistryBackend)))
        {
            return [];
        }

        using var scope = scopes.CreateScope();
        return [.. RegistrySnapshot.Take(registry, apps, scope.ServiceProvider.GetRequiredService<IRegistryBackend>()).Faults()];
    }
}
