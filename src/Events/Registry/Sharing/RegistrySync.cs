using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Brings the shared registry in line with what this application declares. Run it when a version of the application is deployed.</summary>
/// <remarks>Without a backend nothing is shared, and every operation finds no drift and does nothing. It may run again at any time: the second run finds nothing.</remarks>
public sealed class RegistrySync
{
    private readonly EventRegistry registry;
    private readonly DomainApps apps;
    private readonly IServiceScopeFactory scopes;
    private readonly ILogger logger;

    internal RegistrySync(EventRegistry registry, DomainApps apps, IServiceScopeFactory scopes, IServiceProviderIsService registered, ILogger<RegistrySync> logger)
    {
        (this.registry, this.apps, this.scopes, this.logger) = (registry, apps, scopes, logger);
        HasBackend = registered.IsService(typeof(IRegistryBackend));
    }

    /// <summary>Whether the application shares its registry at all.</summary>
    public bool HasBackend { get; }

    /// <summary>The dry run of <see cref="SyncAsync"/>: finds what it would change, and changes nothing.</summary>
    /// <exception cref="ConfigurationException">An event belongs to no domain app of this application.</exception>
    public async Task<RegistryDrift> FindDriftAsync(CancellationToken cancel = default) =>
        (await RunAsync(LocalDriftAsync, cancel)).And(await RunAsync(RemoteDriftAsync, cancel));

    /// <summary>Shares the events of this application, then its subscriptions to those of others.</summary>
    /// <returns>What was found and is changed now.</returns>
    /// <exception cref="ConfigurationException">An event belongs to no domain app of this application; nothing is changed.</exception>
    public async Task<RegistryDrift> SyncAsync(CancellationToken cancel = default) =>
        (await SyncLocalAsync(cancel)).And(await SyncRemoteAsync(cancel));

    /// <summary>Shares the events this application publishes, and removes from the shared registry those it does not have any more, in one transaction.</summary>
    /// <returns>What was found and is changed now.</returns>
    /// <exception cref="ConfigurationException">An event belongs to no domain app of this application; nothing is changed.</exception>
    public Task<RegistryDrift> SyncLocalAsync(CancellationToken cancel = default) => RunAsync(Committing(LocalDriftAsync), cancel);

    /// <summary>
    /// Shares which handlers of this application hear the events of others, and in which queues, in one transaction. An event nobody has shared is warned
    /// of and passed over.
    /// </summary>
    /// <returns>What was found and is changed now.</returns>
    public Task<RegistryDrift> SyncRemoteAsync(CancellationToken cancel = default) => RunAsync(Committing(RemoteDriftAsync), cancel);

    private static async Task<RegistryDrift> LocalDriftAsync(IRegistryBackend backend, RegistrySnapshot own, CancellationToken cancel)
    {
        ConfigurationException.ThrowIfAny([.. own.Faults()]);
        return RegistryComparison.OfLocalEvents(own.LocalEvents, await backend.FetchEventsOfAsync(own.Namespaces, cancel));
    }

    private static async Task<RegistryDrift> RemoteDriftAsync(IRegistryBackend backend, RegistrySnapshot own, CancellationToken cancel)
    {
        var stored = own.RemoteEvents.Count == 0 ? [] : await backend.FetchEventsAsync([.. own.RemoteEvents.Keys], cancel);
        return RegistryComparison.OfRemoteEvents(own.RemoteEvents, stored, handler => own.Namespaces.Contains(backend.NamespaceOf(handler)))
            with { UnsharedHandlers = own.UnsharedHandlers };
    }

    private Operation Committing(Operation find) => async (backend, own, cancel) =>
    {
        await using var turn = await backend.LockAsync(cancel); // two starts at once must not both create what is missing
        var drift = await find(backend, own, cancel);
        foreach (var warning in drift.UnknownEvents.Select(RegistryDrift.UnknownEvent).Concat(drift.UnsharedHandlers.Select(RegistryDrift.UnsharedHandler)))
        {
            Log.RegistryWarning(logger, warning);
        }

        if (!drift.Changes.IsEmpty)
        {
            await backend.CommitChangesAsync(drift.Changes, cancel);
            Log.RegistrySynced(logger, string.Join(" ", (drift with { UnknownEvents = [], UnsharedHandlers = [] }).Sentences));
        }

        return drift;
    };

    private async Task<RegistryDrift> RunAsync(Operation operation, CancellationToken cancel)
    {
        if (!HasBackend)
        {
            return RegistryDrift.None;
        }

        await using var scope = scopes.CreateAsyncScope();
        var backend = scope.ServiceProvider.GetRequiredService<IRegistryBackend>();
        return await operation(backend, RegistrySnapshot.Take(registry, apps, backend), cancel);
    }

    private delegate Task<RegistryDrift> Operation(IRegistryBackend backend, RegistrySnapshot own, CancellationToken cancel);
}
