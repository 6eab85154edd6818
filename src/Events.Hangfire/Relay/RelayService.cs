using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Runs the relay as long as the application runs.</summary>
/// <remarks>It is made only then: what is wrong with the declarations is for the start-up checks to say.</remarks>
internal sealed class RelayService(Lazy<EventRelay> relay, IOptions<EventsOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.Relays ? relay.Value.RunAsync(stoppingToken) : Task.CompletedTask;
}
