using Hangfire;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebApp.Shop;

/// <summary>Ready means: the database answers and a server takes jobs.</summary>
public sealed class ShopReadiness(ShopDbContext db, JobStorage storage) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!await db.Database.CanConnectAsync(cancellationToken))
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }

        return storage.GetMonitoringApi().Servers().Count > 0
            ? HealthCheckResult.Healthy("The database answers and a server takes jobs.")
            : HealthCheckResult.Unhealthy("No Hangfire server is running yet.");
    }
}
