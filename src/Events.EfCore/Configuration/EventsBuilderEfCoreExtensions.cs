using Events.EfCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Events;

/// <summary>Lets Entity Framework Core store events.</summary>
public static class EventsBuilderEfCoreExtensions
{
    /// <summary>Stores events, deliveries and job outcomes through <typeparamref name="TContext"/>, whose model must call <c>modelBuilder.AddEvents()</c>.</summary>
    /// <typeparam name="TContext">The application's context. It must be registered, on PostgreSQL.</typeparam>
    public static EventsBuilder UseEntityFrameworkCore<TContext>(this EventsBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(CommitWatch)))
        {
            return builder;
        }

        services.AddSingleton<CommitWatch>().AddSingleton<DuplicateOutcomeInterceptor>().AddSingleton<LateRequestWatch>().AddSingleton<OwnRowsWatch>();
        services.ConfigureDbContext<TContext>((provider, options) =>
            options.AddInterceptors(
                provider.GetRequiredService<LateRequestWatch>(),
                provider.GetRequiredService<OwnRowsWatch>(), // before those who are told that something was written
                provider.GetRequiredService<CommitWatch>(),
                provider.GetRequiredService<DuplicateOutcomeInterceptor>()));
        services.TryAddScoped<IUnitOfWork, EfUnitOfWork<TContext>>();
        AddEntityActions<TContext>(services);
        AddDeliveries<TContext>(services);
        AddEnqueueing<TContext>(services);
        return builder;
    }

    private static void AddEntityActions<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.TryAddScoped<IEntitySession, EfEntitySession<TContext>>();
        services.TryAddScoped<IReceiptBook, EfReceiptBook<TContext>>();
        services.AddSingleton<IActionCheck, EntityModelCheck<TContext>>();
        services.TryAddScoped<IEntityHistory, EfEntityHistory<TContext>>();
    }

    private static void AddDeliveries<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.TryAddScoped<IOutbox, EfOutbox<TContext>>();
        services.TryAddScoped<IRelayStore, EfRelayStore<TContext>>();
        services.TryAddScoped<IDeliverySession, EfDeliverySession<TContext>>();
        services.TryAddScoped<IInbox, EfInbox<TContext>>();
        services.TryAddScoped<IEventHistory, EfEventHistory<TContext>>();
        services.TryAddScoped<IDeliveryTrail, EfDeliveryTrail<TContext>>();
        services.TryAddScoped<IArchiveStore, EfArchiveStore<TContext>>();
        services.TryAddScoped<IRetentionStore, EfRetentionStore<TContext>>();
        services.TryAddScoped<IStoreMonitor, EfStoreMonitor<TContext>>();
        services.TryAddSingleton<IConnectionPool, EfConnectionPool<TContext>>();
        services.TryAddSingleton<RelayChannel>();
        services.AddHostedService<SchemaCheck<TContext>>();
        services.AddHostedService<CommitNotifier<TContext>>();
        services.AddHostedService<CommitListener<TContext>>();
    }

    private static void AddEnqueueing<TContext>(IServiceCollection services)
        where TContext : DbContext
    {
        services.TryAddScoped<IJobRequestStore, EfJobRequestStore<TContext>>();
        services.TryAddSingleton<IStepStore, EfStepStore<TContext>>();
        services.TryAddSingleton<ISlotStore, EfSlotStore<TContext>>();
        services.TryAddScoped<IChunkSession, EfChunkSession<TContext>>();
        services.TryAddScoped<IEachRequests, EfEachRequests<TContext>>();
    }
}
