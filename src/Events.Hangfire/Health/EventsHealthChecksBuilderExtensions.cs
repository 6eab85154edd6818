using Events;
using Events.Hangfire;
using Hangfire;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of the library.</summary>
public static class EventsHealthChecksBuilderExtensions
{
    private const string Archive = "events archive";

    private static readonly string[] Tags = ["events"];

    /// <summary>
    /// Adds the checks <c>events store</c> (unhealthy while the database does not answer or refuses to write), <c>events relay</c>, <c>events queues</c> and <c>events archive</c>
    /// (degraded while something waits longer, or more of it, than it may).
    /// </summary>
    /// <remarks>Ages are taken by the database's clock. All checks bear the tag <c>events</c>. Calling it twice is harmless.</remarks>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="configure">Changes the limits.</param>
    public static IHealthChecksBuilder AddEvents(this IHealthChecksBuilder builder, Action<EventsHealthOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<EventsHealthOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventsHealthOptions>, EventsHealthOptionsValidator>());
        return builder
            .AddOnce("events store", HealthStatus.Unhealthy, provider => new StoreHealthCheck(Scopes(provider), Limits(provider)))
            .AddOnce("events relay", HealthStatus.Degraded, provider => new RelayHealthCheck(
                provider.GetRequiredService<RelayPulse>(), Scopes(provider), provider.GetRequiredService<IOptions<EventsOptions>>(), Limits(provider)))
            .AddOnce("events queues", HealthStatus.Degraded, provider => new QueueHealthCheck(provider.GetRequiredService<JobStorage>(), Scopes(provider), Limits(provider)))
            .AddOnce(Archive, HealthStatus.Degraded, provider => new ArchiveHealthCheck(Scopes(provider), Limits(provider).Value.MostArchived));
    }

    /// <summary>Adds a check named <c>events archive</c>: degraded when deliveries wait in the archive. <see cref="AddEvents"/> adds it among others.</summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="mostArchived">How many may wait there. The default is 0.</param>
    public static IHealthChecksBuilder AddEventsArchive(this IHealthChecksBuilder builder, int mostArchived = 0)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddOnce(Archive, HealthStatus.Degraded, provider => new ArchiveHealthCheck(Scopes(provider), mostArchived));
    }

    private static IHealthChecksBuilder AddOnce(this IHealthChecksBuilder builder, string name, HealthStatus failure, Func<IServiceProvider, IHealthCheck> create)
    {
        builder.Services.Configure<HealthCheckServiceOptions>(options =>
        {
            if (options.Registrations.All(known => known.Name != name))
            {
                options.Registrations.Add(new HealthCheckRegistration(name, create, failure, Tags));
            }
        });
        return builder;
    }

    private static IServiceScopeFactory Scopes(IServiceProvider provider) => provider.GetRequiredService<IServiceScopeFactory>();

    private static IOptions<EventsHealthOptions> Limits(IServiceProvider provider) => provider.GetRequiredService<IOptions<EventsHealthOptions>>();
}
