using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Degraded while this process's relay does not get to look, or an event waits for any relay too long.</summary>
internal sealed class RelayHealthCheck(RelayPulse pulse, IServiceScopeFactory scopes, IOptions<EventsOptions> events, IOptions<EventsHealthOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (events.Value.Relays && pulse.Silence > options.Value.RelaySilence)
        {
            var reason = pulse.Error is { } error ? $": {error.Message}" : ".";
            return new HealthCheckResult(context.Registration.FailureStatus, $"The relay of this process has not looked with success for {Age.TextOf(pulse.Silence)}{reason}", pulse.Error);
        }

        await using var scope = scopes.CreateAsyncScope();
        return Judge(await scope.ServiceProvider.GetRequiredService<IStoreMonitor>().ReadAsync(cancellationToken), context.Registration.FailureStatus);
    }

    private HealthCheckResult Judge(StoreReport store, HealthStatus failure)
    {
        var age = store.Now - store.OldestPending ?? TimeSpan.Zero;
        var data = new Dictionary<string, object> { ["oldest pending, seconds"] = age.TotalSeconds, ["relays"] = store.Relays };
        if (age < options.Value.OldestPending)
        {
            return HealthCheckResult.Healthy("No event has waited long for a relay.", data);
        }

        var relays = store.Relays == 0
            ? "no relay is connected. Start a process whose Relays is true."
            : string.Create(CultureInfo.InvariantCulture, $"{store.Relays} relays are connected. Read in their logs what keeps them.");
        return new HealthCheckResult(failure, $"The oldest pending event has waited {Age.TextOf(age)}, and {relays}", data: data);
    }
}
