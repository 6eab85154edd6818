using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Prepares the application when it starts, before anything else of the library runs, and shares its registry where that was asked for.</summary>
internal sealed class EventsStartup(Preparation preparation, RegistrySync sync, IOptions<EventsOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await preparation.RunAsync(cancellationToken);
        if (options.Value.SyncRegistryOnStart)
        {
            await sync.SyncAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
