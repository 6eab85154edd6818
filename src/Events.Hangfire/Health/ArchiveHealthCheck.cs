using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Events.Hangfire;

/// <summary>Degraded as soon as the archive holds more deliveries than it may.</summary>
internal sealed class ArchiveHealthCheck(IServiceScopeFactory scopes, int mostArchived) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var groups = await scope.ServiceProvider.GetRequiredService<IArchive>().CountAsync(ArchiveFilter.All, cancellationToken);
        var count = groups.Sum(group => group.Count);
        var data = groups.GroupBy(group => group.Handler).ToDictionary(group => group.Key, object (group) => group.Sum(one => one.Count));
        return count > mostArchived
            ? new HealthCheckResult(
                context.Registration.FailureStatus,
                string.Create(CultureInfo.InvariantCulture, $"The archive holds {count} deliveries that used up their attempts; {mostArchived} may be there. Replay or discard them."),
                data: data)
            : HealthCheckResult.Healthy(string.Create(CultureInfo.InvariantCulture, $"The archive holds {count} deliveries."), data);
    }
}
