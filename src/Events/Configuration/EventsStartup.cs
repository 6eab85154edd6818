using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Events;

/// <summary>Checks, when the application starts, that what was declared can work and that no piece is missing.</summary>
internal sealed class EventsStartup(IServiceProvider services, IServiceProviderIsService registered) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var apps = Declared();
        ConfigurationException.ThrowIfAny([.. MissingPieces(apps)]);
        var checks = services.GetServices<IStartupCheck>();
        ConfigurationException.ThrowIfAny([.. checks.SelectMany(check => check.Faults()), .. ActionFaults()]);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // What is wrong with the declarations must not hide what is wrong with the actions: one start shows it all.
    private DomainApps Declared()
    {
        try
        {
            return services.GetRequiredService<DomainApps>();
        }
        catch (ConfigurationException refused)
        {
            ConfigurationException.ThrowIfAny([.. refused.Faults, .. ActionFaults()]);
            throw;
        }
    }

    private IEnumerable<string> ActionFaults() => services.GetRequiredService<EntityActionCheck>().Faults();

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
