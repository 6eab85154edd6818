namespace Hangfire.Server;

/// <summary>What a server tells the storage about itself when it is announced.</summary>
public class ServerContext
{
    /// <summary>Number of jobs the server runs at a time.</summary>
    public int WorkerCount { get; set; }

    /// <summary>Queues the server fetches jobs from.</summary>
    public string[] Queues { get; set; } = [];
}
