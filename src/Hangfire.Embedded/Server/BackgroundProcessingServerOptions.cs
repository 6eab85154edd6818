namespace Hangfire.Server;

/// <summary>Times and limits of a server.</summary>
public sealed class BackgroundProcessingServerOptions
{
    /// <summary>How often the server tells the storage that it lives. Default: 30 seconds.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the server looks for dead ones. Default: 5 minutes.</summary>
    public TimeSpan ServerCheckInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After how long without a heartbeat a server counts as dead. Default: 5 minutes.</summary>
    public TimeSpan ServerTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the server checks whether its running jobs were taken away. Default: 5 seconds.</summary>
    public TimeSpan CancellationCheckInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>First part of the server's id. Default: the name of the machine.</summary>
    public string? ServerName { get; set; }

    /// <summary>Whether the housekeeping of the whole storage is left to other servers. Default: <see langword="false"/>.</summary>
    public bool ExcludeStorageProcesses { get; set; }

    /// <summary>Gives the delay before a failed process is repeated, from the number of failures in a row. Default: doubling from about a second to 15 seconds.</summary>
    public Func<int, TimeSpan> RetryDelay { get; set; } = Backoff.Delay;

    /// <summary>How long running jobs may go on after the stop before they are cancelled. Default: zero.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.Zero;

    /// <summary>How long the server waits for cancelled jobs before it hands them back. Default: 15 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = BackgroundProcessingServer.DefaultShutdownTimeout;

    /// <summary>How long the server waits for its threads after that. Default: 1 second.</summary>
    public TimeSpan LastChanceTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a server waits before it starts again after others took it for dead. Default: 15 seconds.</summary>
    public TimeSpan RestartDelay { get; set; } = TimeSpan.FromSeconds(15);
}
