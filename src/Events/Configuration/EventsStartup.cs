using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events;

/// <summary>Checks, when the application starts, that what was declared can work and that no piece is missing.</summary>
internal sealed class EventsStartup(IServiceProvider services, IServiceProviderIsService registered) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ConfigurationException.ThrowIfAny([.. MissingPieces()]);
        services.GetRequiredService<DomainApps>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> MissingPieces()
    {
        if (!registered.IsService(typeof(IOutbox)))
        {
            yield return "Nothing stores events. Add .UseEntityFrameworkCore<TContext>() behind AddEvents().";
        }

        if (!registered.IsService(typeof(IDeliveryQueue)))
        {
            yield return "Nothing runs jobs. Add .UseHangfire() behind AddEvents().";
        }
    }
}
