using Hangfire;
using Microsoft.Extensions.Hosting;

namespace Events.Hangfire;

/// <summary>Teaches the dashboard the names of entity jobs, whoever registered its options.</summary>
internal sealed class DashboardNames(DashboardOptions options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.DisplayNameFunc is null)
        {
            options.UseEntityActionNames();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
