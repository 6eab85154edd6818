using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Runs the relay as long as the application runs.</summary>
internal sealed class RelayService(EventRelay relay, IOptions<EventsOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Relays ? relay.RunAsync(stoppingToken) : Task.CompletedTask;
}
