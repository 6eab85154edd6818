using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Microsoft.Extensions.Hosting;

namespace Hangfire;

/// <summary>Runs a server as long as the host runs: starts after the application has started, stops with it.</summary>
public class BackgroundJobServerHostedService : IHostedService, IDisposable
{
    private readonly JobStorage storage;
    private readonly BackgroundJobServerOptions options;
    private readonly IEnumerable<IBackgroundProcess> additionalProcesses;
    private readonly IBackgroundJobFactory? factory;
    private readonly IBackgroundJobPerformer? performer;
    private readonly IBackgroundJobStateChanger? stateChanger;
    private readonly IHostApplicationLifetime? lifetime;
    private readonly Lock starting = new();

    private BackgroundJobServer? server;
    private bool stopped;

    /// <summary>Runs a server that starts at once.</summary>
    public BackgroundJobServerHostedService(
        JobStorage storage, BackgroundJobServerOptions options, IEnumerable<IBackgroundProcess>? additionalProcesses)
        : this(storage, options, additionalProcesses, null!)
    {
    }

    /// <summary>Runs a server that starts after the application has started.</summary>
    public BackgroundJobServerHostedService(
        JobStorage storage,
        BackgroundJobServerOptions options,
        IEnumerable<IBackgroundProcess>? additionalProcesses,
        IHostApplicationLifetime hostApplicationLifetime)
        : this(storage, options, additionalProcesses, null, null, null, hostApplicationLifetime)
    {
    }

    /// <summary>Runs a server on the given services that starts at once.</summary>
    public BackgroundJobServerHostedService(
        JobStorage storage,
        BackgroundJobServerOptions options,
        IEnumerable<IBackgroundProcess>? additionalProcesses,
        IBackgroundJobFactory? factory,
        IBackgroundJobPerformer? performer,
        IBackgroundJobStateChanger? stateChanger)
        : this(storage, options, additionalProcesses, factory, performer, stateChanger, null)
    {
    }

    /// <summary>Runs a server on the given services.</summary>
    /// <param name="storage">Storage of the jobs.</param>
    /// <param name="options">Options of the server.</param>
    /// <param name="additionalProcesses">What else the server runs.</param>
    /// <param name="factory">Creates jobs; <see langword="null"/> takes the default.</param>
    /// <param name="performer">Runs jobs; <see langword="null"/> takes the default.</param>
    /// <param name="stateChanger">Changes states; <see langword="null"/> takes the default.</param>
    /// <param name="hostApplicationLifetime">
    /// Tells when the application has started and when it stops; <see langword="null"/> starts at once.
    /// </param>
    public BackgroundJobServerHostedService(
        JobStorage storage,
        BackgroundJobServerOptions options,
        IEnumerable<IBackgroundProcess>? additionalProcesses,
        IBackgroundJobFactory? factory,
        IBackgroundJobPerformer? performer,
        IBackgroundJobStateChanger? stateChanger,
        IHostApplicationLifetime? hostApplicationLifetime)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(options);

        this.storage = storage;
        this.options = options;
        this.additionalProcesses = additionalProcesses ?? [];
        this.factory = factory;
        this.performer = performer;
        this.stateChanger = stateChanger;
        lifetime = hostApplicationLifetime;
    }

    /// <summary>Starts the server, or arranges that it starts with the application.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (lifetime is null)
        {
            Start();
            return Task.CompletedTask;
        }

        lifetime.ApplicationStarted.Register(Start);
        lifetime.ApplicationStopping.Register(() => server?.SendStop());
        return Task.CompletedTask;
    }

    /// <summary>Asks the server to stop and waits for it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        lock (starting) stopped = true;
        if (server is not { } running) return Task.CompletedTask;

        running.SendStop();
        return running.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Stops the server if it still runs.</summary>
    public void Dispose() => server?.Dispose();

    private void Start()
    {
        lock (starting)
        {
            if (stopped || server is not null) return;

            server = factory is null || performer is null || stateChanger is null
                ? new BackgroundJobServer(options, storage, additionalProcesses)
                : new BackgroundJobServer(
                    options,
                    storage,
                    additionalProcesses,
                    options.FilterProvider ?? JobFilterProviders.Providers,
                    options.Activator ?? JobActivator.Current,
                    factory,
                    performer,
                    stateChanger);
        }
    }
}
