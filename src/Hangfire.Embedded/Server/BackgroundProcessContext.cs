using Hangfire.Common;

namespace Hangfire.Server;

/// <summary>What a background process needs to know about the server that runs it.</summary>
public class BackgroundProcessContext
{
    /// <summary>Creates a context whose three tokens are the same one.</summary>
    public BackgroundProcessContext(
        string serverId, JobStorage storage, IDictionary<string, object> properties, CancellationToken cancellationToken)
        : this(serverId, storage, properties, Guid.NewGuid(), cancellationToken, cancellationToken, cancellationToken)
    {
    }

    /// <summary>Creates the context of one execution.</summary>
    /// <param name="serverId">Id of the server, unique per start.</param>
    /// <param name="storage">The storage the server works on.</param>
    /// <param name="properties">Facts about the server, such as its queues.</param>
    /// <param name="executionId">Id of the thread of execution; a worker's id.</param>
    /// <param name="stoppingToken">Cancelled first: take on no new work.</param>
    /// <param name="stoppedToken">Cancelled next: give up running work.</param>
    /// <param name="shutdownToken">Cancelled last: the server no longer waits.</param>
    public BackgroundProcessContext(
        string serverId,
        JobStorage storage,
        IDictionary<string, object> properties,
        Guid executionId,
        CancellationToken stoppingToken,
        CancellationToken stoppedToken,
        CancellationToken shutdownToken)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(properties);

        ServerId = serverId;
        Storage = storage;
        Properties = new Dictionary<string, object>(properties, StringComparer.OrdinalIgnoreCase);
        ExecutionId = executionId;
        StoppingToken = stoppingToken;
        StoppedToken = stoppedToken;
        ShutdownToken = shutdownToken;
    }

    /// <summary>Id of the server: name, process id and a random part.</summary>
    public string ServerId { get; }

    /// <summary>Facts about the server, such as its queues and number of workers.</summary>
    public IReadOnlyDictionary<string, object> Properties { get; }

    /// <summary>The storage the server works on.</summary>
    public JobStorage Storage { get; }

    /// <summary>Id of this thread of execution.</summary>
    public Guid ExecutionId { get; }

    /// <summary>Cancelled when the server was asked to stop: take on no new work.</summary>
    public CancellationToken StoppingToken { get; }

    /// <summary>Cancelled when running work should give up.</summary>
    public CancellationToken StoppedToken { get; }

    /// <summary>Cancelled when the server no longer waits for anything.</summary>
    public CancellationToken ShutdownToken { get; }

    /// <summary>Whether the server was asked to stop.</summary>
    public bool IsStopping => StoppingToken.IsCancellationRequested;

    /// <summary>Whether running work should give up.</summary>
    public bool IsStopped => StoppedToken.IsCancellationRequested;

    /// <summary>Sleeps for <paramref name="timeout"/>, or shorter when the server is asked to stop.</summary>
    public void Wait(TimeSpan timeout) => StoppingToken.Wait(timeout);
}
