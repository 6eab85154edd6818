using Microsoft.Extensions.Hosting;

namespace Events.Hangfire;

/// <summary>Runs the relay as long as the application runs.</summary>
internal sealed class RelayService(EventRelay relay) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => relay.RunAsync(stoppingToken);
}
