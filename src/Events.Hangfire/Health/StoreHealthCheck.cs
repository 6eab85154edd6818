using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Unhealthy while the store does not answer or refuses to write; degraded while a forgotten transaction keeps it from being cleaned.</summary>
internal sealed class StoreHealthCheck(IServiceScopeFactory scopes, IOptions<EventsHealthOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return Judge(await scope.ServiceProvider.GetRequiredService<IStoreMonitor>().ReadAsync(cancellationToken), context.Registration.FailureStatus);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The database does not answer: {error.Message}", error);
        }
    }

    private HealthCheckResult Judge(StoreReport store, HealthStatus failure)
    {
        if (store.IsReadOnly)
        {
            return new HealthCheckResult(
                failure, "The database is read-only: it is a standby, or its default_transaction_read_only is on. Nothing is lost; events and jobs wait until it takes writes again.");
        }

        return store.OldestTransaction is { } began && store.Now - began >= options.Value.OldestTransaction
            ? HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture,
                $"A transaction has been open for {Age.TextOf(store.Now - began)}: rows that are done with cannot be vacuumed, and the tables grow. End session {store.OldestTransactionOf}, or let it commit."))
            : HealthCheckResult.Healthy("The database answers and takes writes.");
    }
}
