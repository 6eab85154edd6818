using Events;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the library.</summary>
public static class EventsServiceCollectionExtensions
{
    /// <summary>Adds events and entity actions; calling it twice is harmless.</summary>
    /// <remarks>
    /// On its own it publishes within the process. Follow it with <c>UseEntityFrameworkCore</c> and <c>UseHangfire</c> to store events in the caller's
    /// transaction and to run handlers and entity actions in jobs.
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Changes settings.</param>
    public static EventsBuilder AddEvents(this IServiceCollection services, Action<EventsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<EventsOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventsOptions>, EventsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IFaultPoint, NoFault>();
        services.AddJobs();
        services.AddEntityActions();
        services.AddDeliveries();
        services.AddRetention();
        services.AddPublishing();
        services.AddSharing();
        services.AddEventRouting();
        services.AddUpcasts();
        services.AddSigning();
        services.AddEventSchemas();
        services.TryAddSingleton<Preparation>();
        services.AddHostedService<EventsStartup>();
        return new EventsBuilder(services);
    }
}
