using Microsoft.Extensions.Hosting;

namespace Events.Hangfire;

/// <summary>Forgets steps as long as the application runs.</summary>
internal sealed class StepRetentionService(StepRetention retention) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => retention.RunAsync(stoppingToken);
}
