using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events;

/// <summary>Checks, when the application starts, that what was declared can work and that no piece is missing.</summary>
internal sealed class EventsStartup(IServiceProvider services, IServiceProviderIsService registered) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var apps = services.GetRequiredService<DomainApps>();
        ConfigurationException.ThrowIfAny([.. MissingPieces(apps)]);
        ConfigurationException.ThrowIfAny([.. services.GetServices<IStartupCheck>().SelectMany(check => check.Faults())]);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Without both, events stay in the process, which suffices as long as nothing has to outlive it.
    private IEnumerable<string> MissingPieces(DomainApps apps)
    {
        var stores = registered.IsService(typeof(IOutbox));
        var runs = registered.IsService(typeof(IDeliveryQueue));
        if (stores == runs && (stores || apps.Actions.Count == 0))
        {
            yield break;
        }

        if (!stores)
        {
            yield return "Nothing stores events. Add .UseEntityFrameworkCore<TContext>() behind AddEvents().";
        }

        if (!runs)
        {
            yield return "Nothing runs jobs. Add .UseHangfire() behind AddEvents().";
        }
    }
}
