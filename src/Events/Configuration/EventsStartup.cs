using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Events;

/// <summary>Prepares the application when it starts, before anything else of the library runs, and shares its registry where that was asked for.</summary>
/// <remarks>What it shares is made only then: what is wrong with the declarations is for the preparation to say.</remarks>
internal sealed class EventsStartup(Preparation preparation, Lazy<RegistrySync> sync, IOptions<EventsOptions> options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await preparation.RunAsync(cancellationToken);
        if (options.Value.SyncRegistryOnStart)
        {
            await sync.Value.SyncAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
