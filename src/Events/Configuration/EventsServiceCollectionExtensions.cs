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
        AddSingletons(services);
        AddPerAttempt(services);
        services.AddPublishing();
        services.AddSharing();
        services.AddEventRouting();
        services.AddUpcasts();
        services.AddSigning();
        services.AddEventSchemas();
        services.AddHostedService<EventsStartup>();
        return new EventsBuilder(services);
    }

    private static void AddSingletons(IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<EnvelopeFactory>();
        services.TryAddSingleton<IExceptionConverter, ApplicationErrorConverter>();
        services.TryAddSingleton<FailurePayloads>();
        services.TryAddSingleton<RelaySignal>();
        services.TryAddSingleton<EventRelay>();
    }

    private static void AddPerAttempt(IServiceCollection services)
    {
        services.TryAddScoped<JobContextAccessor>();
        services.TryAddScoped<IJobContext>(provider => provider.GetRequiredService<JobContextAccessor>().Required);
        services.TryAddScoped<EntityOutcomes>();
        services.TryAddScoped<EntityActionRunner>();
        services.TryAddScoped<DeliveryRunner>();
    }
}
