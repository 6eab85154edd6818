namespace Hangfire.Server;

/// <summary>A running server.</summary>
public interface IBackgroundProcessingServer : IDisposable
{
    /// <summary>Asks the server to stop and returns at once.</summary>
    void SendStop();

    /// <summary>Waits until the server has stopped; answers <see langword="false"/> when <paramref name="timeout"/> ends first.</summary>
    bool WaitForShutdown(TimeSpan timeout);

    /// <summary>Waits until the server has stopped, or until <paramref name="cancellationToken"/> is cancelled.</summary>
    Task WaitForShutdownAsync(CancellationToken cancellationToken);
}
