#nullable disable
namespace Hangfire.Storage.Monitoring;

/// <summary>A server that announced itself.</summary>
public class ServerDto
{
    /// <summary>The identifier of the server.</summary>
    public string Name { get; set; }

    /// <summary>How many workers the server runs.</summary>
    public int WorkersCount { get; set; }

    /// <summary>When the server started, in UTC.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>The queues the server listens to, in its order.</summary>
    public IList<string> Queues { get; set; }

    /// <summary>The last sign of life, in UTC.</summary>
    public DateTime? Heartbeat { get; set; }
}
