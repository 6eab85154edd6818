using Hangfire.Logging;

namespace Hangfire.Server;

/// <summary>Runs background processes until it is disposed of, and tells the storage that it lives.</summary>
public sealed class BackgroundProcessingServer : IBackgroundProcessingServer
{
    /// <summary>How long a server waits for cancelled jobs when nothing else is said: 15 seconds.</summary>
    public static readonly TimeSpan DefaultShutdownTimeout = TimeSpan.FromSeconds(15);

    private static readonly ILog Log = LogProvider.For<BackgroundProcessingServer>();

    private readonly BackgroundProcessingServerOptions options;
    private readonly ServerStop stop;
    private readonly ThreadDispatcher supervisor;
    private bool disposed;

    /// <summary>Runs <paramref name="processes"/> on <see cref="JobStorage.Current"/>.</summary>
    public BackgroundProcessingServer(IEnumerable<IBackgroundProcess> processes)
        : this(JobStorage.Current, processes)
    {
    }

    /// <summary>Runs <paramref name="processes"/> on <see cref="JobStorage.Current"/>.</summary>
    public BackgroundProcessingServer(IEnumerable<IBackgroundProcess> processes, IDictionary<string, object> properties)
        : this(JobStorage.Current, processes, properties)
    {
    }

    /// <summary>Runs <paramref name="processes"/> on <paramref name="storage"/>.</summary>
    public BackgroundProcessingServer(JobStorage storage, IEnumerable<IBackgroundProcess> processes)
        : this(storage, processes, new Dictionary<string, object>())
    {
    }

    /// <summary>Runs <paramref name="processes"/> on <paramref name="storage"/>.</summary>
    public BackgroundProcessingServer(
        JobStorage storage, IEnumerable<IBackgroundProcess> processes, IDictionary<string, object> properties)
        : this(storage, processes, properties, new BackgroundProcessingServerOptions())
    {
    }

    /// <summary>Runs <paramref name="processes"/>, each on a thread of its own.</summary>
    public BackgroundProcessingServer(
        JobStorage storage,
        IEnumerable<IBackgroundProcess> processes,
        IDictionary<string, object> properties,
        BackgroundProcessingServerOptions options)
        : this(storage, processes.Select(process => process.UseBackgroundPool()), properties, options)
    {
    }

    /// <summary>Runs whatever <paramref name="dispatcherBuilders"/> set running.</summary>
    /// <param name="storage">The storage the server works on.</param>
    /// <param name="dispatcherBuilders">The processes and what they run on.</param>
    /// <param name="properties">Facts about the server; <c>Queues</c> and <c>WorkerCount</c> are announced.</param>
    /// <param name="options">Times and limits.</param>
    public BackgroundProcessingServer(
        JobStorage storage,
        IEnumerable<IBackgroundProcessDispatcherBuilder> dispatcherBuilders,
        IDictionary<string, object> properties,
        BackgroundProcessingServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(dispatcherBuilders);
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(options);

        this.options = options;
        stop = new ServerStop(options);
        var builders = HousekeepingOf(storage, options).Select(process => process.UseBackgroundPool()).Concat(dispatcherBuilders).ToList();
        var lives = new ServerSupervisor(storage, builders, properties, options, stop);

        storage.WriteOptionsToLog(Log);
        supervisor = new ThreadDispatcher("heartbeat", lives.Run, (name, start) => BackgroundThreads.Create(name, 1, start, null));
    }

    /// <inheritdoc />
    public void SendStop()
    {
        Log.Debug("The server was asked to stop.");
        stop.Send();
    }

    /// <inheritdoc />
    public bool WaitForShutdown(TimeSpan timeout) => supervisor.Wait(timeout);

    /// <inheritdoc />
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) =>
        supervisor.WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Stops the server and waits for it, as long as its options allow.</summary>
    public void Dispose()
    {
        if (disposed) return;

        disposed = true;
        SendStop();
        if (!supervisor.Wait(stop.Longest + (2 * options.LastChanceTimeout)))
            Log.Warn("The server did not stop in time. What it was doing is picked up by others once its claims expire.");
    }

    private static IEnumerable<IBackgroundProcess> HousekeepingOf(JobStorage storage, BackgroundProcessingServerOptions options)
    {
        var own = storage.GetServerRequiredProcesses().Append(new ServerWatchdog(options.ServerCheckInterval, options.ServerTimeout));
        return options.ExcludeStorageProcesses ? own : own.Concat(storage.GetStorageWideProcesses());
    }
}
