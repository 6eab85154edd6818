using Events.Hangfire;
using Hangfire;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Lets Hangfire run entity actions and deliver events.</summary>
public static class EventsBuilderHangfireExtensions
{
    private static int filtersAdded;

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

        services.AddSingleton<RunningJobs>();
        services.Replace(ServiceDescriptor.Singleton<JobActivator, EventsJobActivator>());
        services.TryAddScoped(provider => new HandlerDelivery(
            provider.GetRequiredService<DeliveryRunner>(), provider.GetRequiredService<SharedDeliveryRunner>()));
        services.TryAddSingleton<IDeliveryQueue, HangfireDeliveryQueue>();
        services.TryAddSingleton<IJobMonitor, HangfireJobMonitor>();
        services.AddHostedService<RelayService>();
        AddFiltersOnce();
        return builder;
    }

    // Hangfire keeps its filters per process, so one registration serves every host in it.
    private static void AddFiltersOnce()
    {
        if (Interlocked.Exchange(ref filtersAdded, 1) == 0)
        {
            GlobalJobFilters.Filters.Add(new RetryElection(), RetryElection.Order);
            JobFilterProviders.Providers.Add(new OwnRetries());
        }
    }
}
