namespace Hangfire.Server;

/// <summary>One life of a server, from its announcement to its removal.</summary>
public class BackgroundServerContext
{
    /// <summary>Describes a server.</summary>
    /// <param name="serverId">Id, unique per start.</param>
    /// <param name="storage">The storage the server works on.</param>
    /// <param name="properties">Facts about the server, such as its queues.</param>
    /// <param name="stoppingToken">Cancelled first: take on no new work.</param>
    /// <param name="stoppedToken">Cancelled next: give up running work.</param>
    /// <param name="shutdownToken">Cancelled last: the server no longer waits.</param>
    public BackgroundServerContext(
        string serverId,
        JobStorage storage,
        IDictionary<string, object> properties,
        CancellationToken stoppingToken,
        CancellationToken stoppedToken,
        CancellationToken shutdownToken)
    {
        ArgumentNullException.ThrowIfNull(serverId);
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(properties);

        ServerId = serverId;
        Storage = storage;
        Properties = properties;
        StoppingToken = stoppingToken;
        StoppedToken = stoppedToken;
        ShutdownToken = shutdownToken;
    }

    /// <summary>Id of the server.</summary>
    public string ServerId { get; }

    /// <summary>The storage the server works on.</summary>
    public JobStorage Storage { get; }

    /// <summary>Facts about the server, such as its queues.</summary>
    public IDictionary<string, object> Properties { get; }

    /// <summary>Cancelled when no new work is to be taken on.</summary>
    public CancellationToken StoppingToken { get; }

    /// <summary>Cancelled when running work should give up.</summary>
    public CancellationToken StoppedToken { get; }

    /// <summary>Cancelled when the server no longer waits.</summary>
    public CancellationToken ShutdownToken { get; }
}
