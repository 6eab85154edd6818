using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Says how long things are kept.</summary>
public static class RetentionEventsBuilderExtensions
{
    /// <summary>Changes how much the archive keeps.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configure">Changes settings.</param>
    public static EventsBuilder ConfigureArchive(this EventsBuilder builder, Action<ArchiveOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>Changes how long events that are done with, and the outcomes of jobs, are kept.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configure">Changes settings.</param>
    public static EventsBuilder ConfigureRetention(this EventsBuilder builder, Action<RetentionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configure);
        return builder;
    }

    internal static void AddRetention(this IServiceCollection services)
    {
        services.AddOptions<ArchiveOptions>().ValidateOnStart();
        services.AddOptions<RetentionOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ArchiveOptions>, ArchiveOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RetentionOptions>, RetentionOptionsValidator>());
        services.TryAddSingleton<RetentionSweep>();
        services.AddHostedService<RetentionService>();
        services.TryAddScoped<IArchive, Archive>();
        services.TryAddScoped<IExplain>(provider => new Explain(
            provider.GetRequiredService<IDeliveryTrail>(),
            provider.GetRequiredService<EventRegistry>(),
            provider.GetRequiredService<DomainApps>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<IJobMonitor>(),
            provider.GetService<ISlotStore>()));
    }
}
