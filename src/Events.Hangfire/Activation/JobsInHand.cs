using System.Collections.Concurrent;
using Hangfire;

namespace Events.Hangfire;

/// <summary>The jobs this process runs at the moment.</summary>
internal sealed class JobsInHand
{
    private readonly ConcurrentDictionary<object, BackgroundJob> attempts = new();

    public IReadOnlyCollection<BackgroundJob> Jobs => [.. attempts.Values];

    /// <summary>Notes the job of an attempt until the attempt is over.</summary>
    public void Add(object attempt, BackgroundJob job) => attempts[attempt] = job;

    public void Remove(object attempt) => attempts.TryRemove(attempt, out _);
}
