using System.Collections.Concurrent;

namespace Events.Hangfire;

/// <summary>The jobs this process runs at the moment.</summary>
internal sealed class JobsInHand
{
    private readonly ConcurrentDictionary<string, int> runs = new();

    public IReadOnlyCollection<string> Ids => [.. runs.Keys];

    public void Add(string jobId) => runs.AddOrUpdate(jobId, 1, static (_, count) => count + 1);

    public void Remove(string jobId)
    {
        if (runs.AddOrUpdate(jobId, 0, static (_, count) => count - 1) <= 0)
        {
            runs.TryRemove(new KeyValuePair<string, int>(jobId, 0));
        }
    }
}
