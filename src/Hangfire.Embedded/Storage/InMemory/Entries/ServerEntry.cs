namespace Hangfire.InMemory.Entries;

internal sealed class ServerEntry(string id, int workerCount, string[] queues, DateTime startedAt)
{
    public string Id { get; } = id;

    public int WorkerCount { get; } = workerCount;

    public IReadOnlyList<string> Queues { get; } = queues;

    public DateTime StartedAt { get; } = startedAt;

    public DateTime HeartbeatAt { get; set; } = startedAt;

    /// <summary>The last sign of life, as time since the storage was created.</summary>
    public TimeSpan LastSeen { get; set; }
}
