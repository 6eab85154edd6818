using System.Diagnostics.CodeAnalysis;
using Hangfire.AspNetCore;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Dashboard;
using Hangfire.Server;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Hangfire;

/// <summary>Adds Hangfire to a container.</summary>
public static partial class HangfireServiceCollectionExtensions
{
    /// <summary>
    /// Adds clients, activator, filters and the dashboard's routes; <paramref name="configuration"/> runs when the first of them is
    /// needed, at the latest when the host starts.
    /// </summary>
    public static IServiceCollection AddHangfire(this IServiceCollection services, Action<IGlobalConfiguration> configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddHangfire((_, global) => configuration(global));
    }

    /// <summary>
    /// Adds clients, activator, filters and the dashboard's routes; <paramref name="configuration"/> may ask the container.
    /// </summary>
    public static IServiceCollection AddHangfire(
        this IServiceCollection services, Action<IServiceProvider, IGlobalConfiguration> configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);

        services.AddSingleton(new HangfireSetup.Step(configuration));
        services.TryAddSingleton<HangfireSetup>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HangfireSetupHostedService>());
        AddEngine(services);
        AddClients(services);
        AddRecurringJobManagers(services);
        return services;
    }

    /// <summary>Answers the factory, changer and performer when the application registered all three itself.</summary>
    public static bool GetInternalServices(
        IServiceProvider provider,
        [NotNullWhen(true)] out IBackgroundJobFactory? factory,
        [NotNullWhen(true)] out IBackgroundJobStateChanger? stateChanger,
        [NotNullWhen(true)] out IBackgroundJobPerformer? performer)
    {
        ArgumentNullException.ThrowIfNull(provider);
        factory = provider.GetService<IBackgroundJobFactory>();
        stateChanger = provider.GetService<IBackgroundJobStateChanger>();
        performer = provider.GetService<IBackgroundJobPerformer>();
        if (factory is not null && stateChanger is not null && performer is not null) return true;

        (factory, stateChanger, performer) = (null, null, null);
        return false;
    }

    /// <summary>Fails when <c>AddHangfire</c> was not called.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public static void ThrowIfNotConfigured(IServiceProvider serviceProvider)
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        if (serviceProvider.GetService<HangfireSetup>() is null)
            throw new InvalidOperationException(
                "Unable to find the required services. Please add all the required services by calling 'IServiceCollection.AddHangfire' " +
                "inside the call to 'ConfigureServices(...)' in the application startup code.");
    }

    private static void AddEngine(IServiceCollection services)
    {
        services.TryAddSingleton(static provider => provider.GetRequiredService<HangfireSetup>().Storage);
        services.TryAddSingleton<JobActivator>(static provider =>
            new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.TryAddSingleton<IJobFilterProvider>(static provider => Configured(provider, static () => JobFilterProviders.Providers));
        services.TryAddSingleton(static provider => Configured(provider, static () => DashboardRoutes.Routes));
        services.TryAddSingleton<ITimeZoneResolver, DefaultTimeZoneResolver>();
    }

    private static void AddClients(IServiceCollection services)
    {
        services.TryAddSingleton<DefaultClientFactory>();
        services.TryAddSingleton<IBackgroundJobClientFactoryV2>(static provider => provider.GetRequiredService<DefaultClientFactory>());
        services.TryAddSingleton<IBackgroundJobClientFactory>(static provider => provider.GetRequiredService<DefaultClientFactory>());
        services.TryAddSingleton(static provider =>
            provider.GetRequiredService<IBackgroundJobClientFactoryV2>().GetClientV2(provider.GetRequiredService<JobStorage>()));
        services.TryAddSingleton<IBackgroundJobClient>(static provider =>
            provider.GetRequiredService<IBackgroundJobClientFactory>().GetClient(provider.GetRequiredService<JobStorage>()));
    }

    private static void AddRecurringJobManagers(IServiceCollection services)
    {
        services.TryAddSingleton<DefaultRecurringJobManagerFactory>();
        services.TryAddSingleton<IRecurringJobManagerFactoryV2>(static provider =>
            provider.GetRequiredService<DefaultRecurringJobManagerFactory>());
        services.TryAddSingleton<IRecurringJobManagerFactory>(static provider =>
            provider.GetRequiredService<DefaultRecurringJobManagerFactory>());
        services.TryAddSingleton(static provider =>
            provider.GetRequiredService<IRecurringJobManagerFactoryV2>().GetManagerV2(provider.GetRequiredService<JobStorage>()));
        services.TryAddSingleton<IRecurringJobManager>(static provider =>
            provider.GetRequiredService<IRecurringJobManagerFactory>().GetManager(provider.GetRequiredService<JobStorage>()));
    }

    private static T Configured<T>(IServiceProvider provider, Func<T> read)
    {
        provider.GetRequiredService<HangfireSetup>().Run();
        return read();
    }
}
