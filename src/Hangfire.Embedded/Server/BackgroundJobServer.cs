using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Logging;
using Hangfire.Server;
using Hangfire.States;

namespace Hangfire;

/// <summary>Runs jobs from the moment it is created until it is disposed of.</summary>
public class BackgroundJobServer : IBackgroundProcessingServer
{
    private static readonly ILog Log = LogProvider.For<BackgroundJobServer>();

    private readonly BackgroundProcessingServer server;

    /// <summary>Runs jobs of <see cref="JobStorage.Current"/> with the default options.</summary>
    public BackgroundJobServer()
        : this(new BackgroundJobServerOptions())
    {
    }

    /// <summary>Runs jobs of <paramref name="storage"/> with the default options.</summary>
    public BackgroundJobServer(JobStorage storage)
        : this(new BackgroundJobServerOptions(), storage)
    {
    }

    /// <summary>Runs jobs of <see cref="JobStorage.Current"/>.</summary>
    public BackgroundJobServer(BackgroundJobServerOptions options)
        : this(options, JobStorage.Current)
    {
    }

    /// <summary>Runs jobs of <paramref name="storage"/>.</summary>
    public BackgroundJobServer(BackgroundJobServerOptions options, JobStorage storage)
        : this(options, storage, [])
    {
    }

    /// <summary>Runs jobs of <paramref name="storage"/>, and <paramref name="additionalProcesses"/> besides.</summary>
    public BackgroundJobServer(
        BackgroundJobServerOptions options, JobStorage storage, IEnumerable<IBackgroundProcess> additionalProcesses)
        : this(options, storage, additionalProcesses, null, null, null, null, null)
    {
    }

    /// <summary>Runs jobs with the given services.</summary>
    /// <param name="options">Options of the server.</param>
    /// <param name="storage">Storage of the jobs.</param>
    /// <param name="additionalProcesses">What else the server runs, each on a thread of its own.</param>
    /// <param name="filterProvider">Finds filters; <see langword="null"/> takes that of the options.</param>
    /// <param name="activator">Creates job objects; <see langword="null"/> takes that of the options.</param>
    /// <param name="factory">Creates jobs; <see langword="null"/> takes the default.</param>
    /// <param name="performer">Runs jobs; <see langword="null"/> takes the default.</param>
    /// <param name="stateChanger">Changes states; <see langword="null"/> takes the default.</param>
    public BackgroundJobServer(
        BackgroundJobServerOptions options,
        JobStorage storage,
        IEnumerable<IBackgroundProcess> additionalProcesses,
        IJobFilterProvider? filterProvider,
        JobActivator? activator,
        IBackgroundJobFactory? factory,
        IBackgroundJobPerformer? performer,
        IBackgroundJobStateChanger? stateChanger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(additionalProcesses);

        var processes = new JobServerProcesses(options, filterProvider, activator, factory, performer, stateChanger);
        Log.Info($"Starting a server on '{storage}' with {options.WorkerCount} workers for the queues {string.Join(", ", options.Queues)}.");
        server = new BackgroundProcessingServer(storage, processes.With(additionalProcesses), PropertiesOf(options), ServerOptionsOf(options));
    }

    /// <inheritdoc />
    public void SendStop() => server.SendStop();

    /// <summary>Stops the server and waits for it, as long as its options allow.</summary>
    public void Dispose() => server.Dispose();

    /// <inheritdoc />
    public bool WaitForShutdown(TimeSpan timeout) => server.WaitForShutdown(timeout);

    /// <inheritdoc />
    public Task WaitForShutdownAsync(CancellationToken cancellationToken) => server.WaitForShutdownAsync(cancellationToken);

    private static Dictionary<string, object> PropertiesOf(BackgroundJobServerOptions options) => new()
    {
        [nameof(ServerContext.Queues)] = options.Queues,
        [nameof(ServerContext.WorkerCount)] = options.WorkerCount,
    };

    private static BackgroundProcessingServerOptions ServerOptionsOf(BackgroundJobServerOptions options) => new()
    {
        ServerName = options.ServerName,
        StopTimeout = options.StopTimeout,
        ShutdownTimeout = options.ShutdownTimeout,
        HeartbeatInterval = options.HeartbeatInterval,
        ServerCheckInterval = options.ServerCheckInterval,
        ServerTimeout = options.ServerTimeout,
        CancellationCheckInterval = options.CancellationCheckInterval,
        ExcludeStorageProcesses = options.IsLightweightServer,
    };
}
