using Hangfire.Common;
using Hangfire.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hangfire;

public static partial class HangfireServiceCollectionExtensions
{
    /// <summary>Runs a server with the default options in this host. Each call adds one more.</summary>
    public static IServiceCollection AddHangfireServer(this IServiceCollection services) =>
        services.AddHangfireServer(static (BackgroundJobServerOptions _) => { });

    /// <summary>Runs a server in this host. Each call adds one more.</summary>
    public static IServiceCollection AddHangfireServer(this IServiceCollection services, Action<BackgroundJobServerOptions> optionsAction)
    {
        ArgumentNullException.ThrowIfNull(optionsAction);
        return services.AddHangfireServer((_, options) => optionsAction(options));
    }

    /// <summary>Runs a server in this host; its options may ask the container.</summary>
    public static IServiceCollection AddHangfireServer(
        this IServiceCollection services, Action<IServiceProvider, BackgroundJobServerOptions> optionsAction) =>
        services.AddHangfireServer(optionsAction, null!);

    /// <summary>Runs a server on <paramref name="storage"/> in this host.</summary>
    public static IServiceCollection AddHangfireServer(this IServiceCollection services, JobStorage storage) =>
        services.AddHangfireServer(storage, []);

    /// <summary>Runs a server on <paramref name="storage"/> in this host, and <paramref name="additionalProcesses"/> in it.</summary>
    public static IServiceCollection AddHangfireServer(
        this IServiceCollection services, JobStorage storage, IEnumerable<IBackgroundProcess> additionalProcesses) =>
        services.AddHangfireServer(static (_, _) => { }, storage, additionalProcesses);

    /// <summary>Runs a server on <paramref name="storage"/> in this host; its options may ask the container.</summary>
    public static IServiceCollection AddHangfireServer(
        this IServiceCollection services, Action<IServiceProvider, BackgroundJobServerOptions> optionsAction, JobStorage storage) =>
        services.AddHangfireServer(optionsAction, storage, []);

    /// <summary>Runs a server in this host.</summary>
    /// <param name="services">The container.</param>
    /// <param name="optionsAction">Sets the options when the host starts.</param>
    /// <param name="storage">Storage of the jobs; <see langword="null"/> takes the one of <c>AddHangfire</c>.</param>
    /// <param name="additionalProcesses">What else the server runs.</param>
    public static IServiceCollection AddHangfireServer(
        this IServiceCollection services,
        Action<IServiceProvider, BackgroundJobServerOptions> optionsAction,
        JobStorage? storage,
        IEnumerable<IBackgroundProcess>? additionalProcesses)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(optionsAction);
        return services.AddSingleton<IHostedService>(provider => CreateServer(provider, optionsAction, storage, additionalProcesses));
    }

    /// <summary>Runs the server that <paramref name="implementationFactory"/> makes.</summary>
    public static IServiceCollection AddHangfireServer(
        this IServiceCollection services, Func<IServiceProvider, IBackgroundProcessingServer> implementationFactory)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(implementationFactory);
        return services.AddSingleton<IHostedService>(provider => new BackgroundProcessingServerHostedService(
            implementationFactory(provider), provider.GetService<IHostApplicationLifetime>()));
    }

    private static BackgroundJobServerHostedService CreateServer(
        IServiceProvider provider,
        Action<IServiceProvider, BackgroundJobServerOptions> optionsAction,
        JobStorage? storage,
        IEnumerable<IBackgroundProcess>? additionalProcesses)
    {
        ThrowIfNotConfigured(provider);
        var usedStorage = storage ?? provider.GetRequiredService<JobStorage>();
        var options = new BackgroundJobServerOptions();
        optionsAction(provider, options);
        options.Activator ??= provider.GetService<JobActivator>();
        options.FilterProvider ??= provider.GetService<IJobFilterProvider>();
        options.TimeZoneResolver ??= provider.GetService<ITimeZoneResolver>();

        GetInternalServices(provider, out var factory, out var stateChanger, out var performer);
        return new BackgroundJobServerHostedService(
            usedStorage, options, additionalProcesses, factory, performer, stateChanger, provider.GetService<IHostApplicationLifetime>());
    }
}
