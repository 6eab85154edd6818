using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>The services of publishing and subscribing.</summary>
internal static class PublishingRegistration
{
    public static void AddPublishing(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new QueueResolver(provider.GetRequiredService<IOptions<EventsOptions>>().Value.QueueRoutes));
        services.TryAddSingleton(provider => new DomainApps(
            provider.GetServices<DomainApp>(),
            provider.GetRequiredService<QueueResolver>(),
            provider.GetServices<IDeferredSubscriptions>(),
            provider.GetRequiredService<IOptions<EventsOptions>>().Value.OneHandlerPerEvent));
        services.TryAddSingleton(provider => provider.GetRequiredService<DomainApps>().Registry);
        services.TryAddSingleton(provider => new EventQueues(provider.GetRequiredService<EventRegistry>(), provider.GetRequiredService<IOptions<EventsOptions>>()));
        services.TryAddSingleton(provider => new EventLinker(
            provider.GetRequiredService<IOptions<EventLinkerOptions>>().Value,
            provider.GetRequiredService<EventRegistry>(),
            provider.GetRequiredService<QueueResolver>()));
        services.TryAddSingleton(provider => new EventHooks(provider.GetRequiredService<IOptions<EventsOptions>>(), provider.GetServices<HookSetup>()));
        services.TryAddSingleton<PayloadValidation>();
        services.TryAddSingleton<PublicationEnvelopes>();
        services.TryAddSingleton<PublishPipeline>();
        services.TryAddSingleton<InProcessDispatch>();
        services.TryAddSingleton<QuickRoutes>();
        services.TryAddScoped<IEventPublisher, EventPublisher>();
        services.TryAddScoped<IEventReceiver, EventReceiver>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, QueueCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, NameConventionCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupCheck, BroadcastQueueCheck>());
    }
}
