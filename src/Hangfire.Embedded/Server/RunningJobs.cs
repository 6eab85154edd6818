using System.Collections.Concurrent;

namespace Hangfire.Server;

/// <summary>The jobs that run on the workers of one server.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<RunningJob, byte> jobs = new();

    public IEnumerable<RunningJob> Watched => jobs.Keys.Where(job => job.IsWatched && !job.IsAborted);

    public void Add(RunningJob job) => jobs.TryAdd(job, 0);

    public void Remove(RunningJob job) => jobs.TryRemove(job, out _);
}
