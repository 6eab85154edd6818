using Events.Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Health checks of the library.</summary>
public static class EventsHealthChecksBuilderExtensions
{
    /// <summary>Adds a check named <c>events archive</c>: degraded when deliveries wait in the archive.</summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="mostArchived">How many may wait there. The default is 0.</param>
    public static IHealthChecksBuilder AddEventsArchive(this IHealthChecksBuilder builder, int mostArchived = 0)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            "events archive",
            provider => new ArchiveHealthCheck(provider.GetRequiredService<IServiceScopeFactory>(), mostArchived),
            HealthStatus.Degraded,
            ["events"]));
    }
}
