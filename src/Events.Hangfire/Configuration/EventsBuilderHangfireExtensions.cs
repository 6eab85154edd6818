using Events.Hangfire;
using Hangfire;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Lets Hangfire run entity actions and deliver events.</summary>
public static class EventsBuilderHangfireExtensions
{
    private static int added;

    /// <summary>Runs entity actions and handlers as Hangfire jobs, and relays committed events to their queues.</summary>
    /// <remarks>Add Hangfire itself with <c>AddHangfire</c>, and with <c>AddHangfireServer</c> where jobs shall run; the order does not matter.</remarks>
    public static EventsBuilder UseHangfire(this EventsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(RunningJobs)))
        {
            return builder;
        }

        services.AddSingleton<RunningJobs>().AddSingleton<JobsInHand>();
        services.Replace(ServiceDescriptor.Singleton<JobActivator, EventsJobActivator>());
        services.TryAddScoped(provider => new HandlerDelivery(
            provider.GetRequiredService<DeliveryRunner>(), provider.GetRequiredService<SharedDeliveryRunner>()));
        services.TryAddScoped(provider => new RemoteDelivery(provider.GetRequiredService<RemoteDeliveryRunner>()));
        services.TryAddSingleton<IDeliveryQueue, HangfireDeliveryQueue>();
        services.TryAddSingleton<IActionQueue, HangfireActionQueue>();
        services.TryAddSingleton<IWorker, HangfireWorker>();
        services.TryAddScoped(typeof(EachFound<,,>));
        services.TryAddSingleton<IJobQueue, HangfireJobQueue>();
        services.AddSingleton(provider => new Lazy<EventRelay>(provider.GetRequiredService<EventRelay>));
        services.TryAddSingleton<IJobMonitor, HangfireJobMonitor>();
        services.TryAddSingleton<IWorkforce, HangfireWorkforce>();
        services.AddHostedService<RelayService>();
        AddEntityActions(services);
        AddToHangfireOnce();
        return builder;
    }

    private static void AddEntityActions(IServiceCollection services)
    {
        services.AddSingleton<IActionCheck, ActionQueueCheck>();
        services.AddSingleton<EntityReconciler>().AddSingleton<UnloadedJobs>();
        services.AddSingleton(provider => new Lazy<EntityReconciler>(provider.GetRequiredService<EntityReconciler>));
        services.AddSingleton(provider => new Lazy<DomainApps>(provider.GetRequiredService<DomainApps>));
        services.AddSingleton(provider => new Lazy<JobStorage>(provider.GetRequiredService<JobStorage>));
        services.AddSingleton(provider => new Lazy<IBackgroundJobClient>(provider.GetRequiredService<IBackgroundJobClient>));
        services.TryAddSingleton<IHeldBackJobs, HangfireHeldBackJobs>();
        services.AddHostedService<ReconcilerService>();
        services.AddHostedService<OrderlyStop>();
        services.TryAddSingleton<DashboardOptions>();
        services.AddHostedService<DashboardNames>();
    }

    // Hangfire keeps its filters and its dashboard per process, so one registration serves every host in it.
    private static void AddToHangfireOnce()
    {
        if (Interlocked.Exchange(ref added, 1) == 0)
        {
            GlobalJobFilters.Filters.Add(new RetryElection(), RetryElection.Order);
            GlobalJobFilters.Filters.Add(new FinalElection(), FinalElection.Order);
            GlobalJobFilters.Filters.Add(new UnrecordedFailures());
            GlobalJobFilters.Filters.Add(new SlotElection(), RetryElection.Order);
            GlobalJobFilters.Filters.Add(new UniqueKeyKeeper());
            JobFilterProviders.Providers.Add(new OwnRetries());
            EventsDashboard.Add();
        }
    }
}
