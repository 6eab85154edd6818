using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>Checks that what was declared can work and that no piece is missing, and then makes the domain apps ready: once, whoever asks first.</summary>
internal sealed class Preparation(IServiceProvider services, IServiceProviderIsService registered)
{
    private readonly Lock gate = new();
    private Task? done;

    public Task RunAsync(CancellationToken cancel)
    {
        lock (gate)
        {
            return done is null or { IsFaulted: true } or { IsCanceled: true } ? done = PrepareAsync(cancel) : done;
        }
    }

    private async Task PrepareAsync(CancellationToken cancel)
    {
        var apps = Declared();
        ConfigurationException.ThrowIfAny([.. MissingPieces(apps)]);
        Check(apps);
        var registry = apps.Registry;
        var (events, handlers) = (registry.Events.Count, registry.Subscriptions.Count);
        foreach (var app in apps.Apps)
        {
            await app.MakeReadyAsync(services, cancel);
        }

        if ((events, handlers) != (registry.Events.Count, registry.Subscriptions.Count))
        {
            Check(apps); // what an app has just added is held to the same rules
        }
    }

    // What is wrong with the declarations must not hide what is wrong with the actions: one start shows it all.
    private DomainApps Declared()
    {
        try
        {
            return services.GetRequiredService<DomainApps>();
        }
        catch (ConfigurationException refused)
        {
            ConfigurationException.ThrowIfAny([.. refused.Faults, .. services.GetRequiredService<EntityActionCheck>().FaultsOfRefused()]);
            throw;
        }
    }

    private void Check(DomainApps apps) => ConfigurationException.ThrowIfAny(
    [
        .. services.GetServices<IStartupCheck>().SelectMany(check => check.Faults()),
        .. services.GetRequiredService<EntityActionCheck>().FaultsOf(apps.Actions),
    ]);

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
