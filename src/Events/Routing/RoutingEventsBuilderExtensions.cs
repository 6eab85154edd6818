using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Says which events leave the application, and how.</summary>
public static class RoutingEventsBuilderExtensions
{
    /// <summary>Adds targets in code. Faults are reported together when the application starts.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configure">Adds targets and profiles.</param>
    /// <example><code>services.AddEvents().UseRouting(routing => routing.Send("orders.*", "console"));</code></example>
    public static EventsBuilder UseRouting(this EventsBuilder builder, Action<RoutingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>
    /// Adds the targets of the configuration: <c>EventBus:Publisher:EventsTargets</c> by route where there are any, else
    /// <c>EventBus:Publisher:Targets</c> by name; and the profiles of <c>AwsAuth:Profiles</c>.
    /// </summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="configuration">The application's configuration, not a section of it.</param>
    public static EventsBuilder UseRouting(this EventsBuilder builder, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return builder.UseRouting(options => RoutingConfiguration.Read(configuration, options));
    }

    /// <summary>Adds a transport under the key that targets name as their provider. The first of a key stays.</summary>
    /// <param name="builder">What <c>AddEvents</c> returned.</param>
    /// <param name="key">The key, such as <c>sns</c>; case counts.</param>
    /// <typeparam name="TTransport">One instance is made and used for all events.</typeparam>
    public static EventsBuilder AddTransport<TTransport>(this EventsBuilder builder, string key)
        where TTransport : class, IEventTransport
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        Add<TTransport>(builder.Services, key);
        return builder;
    }

    internal static void AddEventRouting(this IServiceCollection services)
    {
        services.AddOptions<RoutingOptions>();
        services.TryAddSingleton<EventTransports>();
        services.TryAddSingleton<RoutingPlan>();
        services.TryAddSingleton(provider => provider.GetRequiredService<RoutingPlan>().ToRouter());
        services.TryAddSingleton<TargetSender>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, RoutingPlan>(provider => provider.GetRequiredService<RoutingPlan>()));
        Add<NullTransport>(services, "null");
        Add<NullTransport>(services, "local");
        Add<ConsoleTransport>(services, "console");
    }

    private static void Add<TTransport>(IServiceCollection services, string key)
        where TTransport : class, IEventTransport
    {
        services.TryAddKeyedSingleton<IEventTransport, TTransport>(key);
        if (!services.Any(service => !service.IsKeyedService && service.ImplementationInstance is TransportKey known && known.Key == key))
        {
            services.AddSingleton(new TransportKey(key));
        }
    }
}
