using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Lets applications share which events they publish and which handlers listen.</summary>
public static class RegistryBackendEventsBuilderExtensions
{
    /// <summary>Shares the registry through a backend. Without one, the default, this application knows its own handlers only. Of several the last stays.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <typeparam name="TBackend">The backend; one is made for each operation.</typeparam>
    public static EventsBuilder UseRegistryBackend<TBackend>(this EventsBuilder builder)
        where TBackend : class, IRegistryBackend => builder.UseRegistryBackend(typeof(TBackend));

    /// <summary>Shares the registry through a backend whose class is known only at run time, from a setting for example.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="backend">The class; one is made for each operation.</param>
    /// <exception cref="ArgumentException">It is no class that implements <see cref="IRegistryBackend"/>.</exception>
    public static EventsBuilder UseRegistryBackend(this EventsBuilder builder, Type backend)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(backend);
        if (!backend.IsClass || backend.IsAbstract || !backend.IsAssignableTo(typeof(IRegistryBackend)))
        {
            throw new ArgumentException("backend_class is not a subclass of Backend."); // the text older services know
        }

        builder.Services.Replace(ServiceDescriptor.Scoped(typeof(IRegistryBackend), backend));
        return builder;
    }

    internal static void AddSharing(this IServiceCollection services)
    {
        services.TryAddSingleton<SharedHandlers>();
        services.TryAddSingleton(provider => new RegistrySync(
            provider.GetRequiredService<EventRegistry>(),
            provider.GetRequiredService<DomainApps>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetRequiredService<IServiceProviderIsService>(),
            provider.GetRequiredService<ILogger<RegistrySync>>()));
        services.TryAddSingleton(provider => new Lazy<RegistrySync>(provider.GetRequiredService<RegistrySync>));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, SharingCheck>());
    }
}
