using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>The services of running jobs, entity actions and deliveries.</summary>
internal static class JobRegistration
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton<JobSteps>();
        services.TryAddScoped<JobContextAccessor>();
        services.TryAddScoped<IJobContext>(provider => provider.GetRequiredService<JobContextAccessor>().Required);
    }

    public static void AddEntityActions(this IServiceCollection services)
    {
        services.TryAddSingleton<EnvelopeFactory>();
        services.TryAddSingleton<IExceptionConverter, ApplicationErrorConverter>();
        services.TryAddSingleton<FailurePayloads>();
        services.TryAddSingleton<EntityLimits>();
        services.TryAddSingleton<SlotCalls>();
        services.AddHostedService(provider => provider.GetRequiredService<SlotCalls>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, LimitCheck>());
        services.TryAddScoped<EntityOutcomes>();
        services.TryAddScoped<EntityActionRunner>();
        services.TryAddScoped<EntityAttempt>();
        services.TryAddScoped<EntityReruns>();
        services.TryAddScoped<EntityFailure>();
        services.TryAddSingleton<EntityActionCheck>();
        services.TryAddScoped<ChunkRunner>();
        services.TryAddScoped<ChunkSplit>();
        services.TryAddScoped<EachRunner>();
    }

    public static void AddDeliveries(this IServiceCollection services)
    {
        services.TryAddSingleton<RelaySignal>();
        services.TryAddSingleton<RelayPulse>();
        services.AddHostedService<PoolCheck>();
        services.TryAddSingleton<DeliveryRoutes>();
        services.TryAddSingleton<LeftEvents>();
        services.TryAddSingleton<RequestedJobs>();
        services.TryAddSingleton<EventRelay>();
        services.TryAddSingleton<DeliveryMeter>();
        services.TryAddScoped<DeliveryCalls>();
        services.TryAddScoped<DeliveryRunner>();
        services.TryAddScoped<RemoteDeliveryRunner>();
        services.TryAddScoped<SharedDeliveryRunner>();
    }
}
