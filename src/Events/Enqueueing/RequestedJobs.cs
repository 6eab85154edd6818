using Microsoft.Extensions.DependencyInjection;

namespace Events;

/// <summary>The relay's step that gives committed requests their jobs.</summary>
internal sealed class RequestedJobs(IEnumerable<IJobQueue> queues)
{
    private readonly IJobQueue? queue = queues.FirstOrDefault();

    /// <summary>Creates jobs where the application has both a store of requests and an engine.</summary>
    /// <returns>How many requests were dealt with.</returns>
    public Task<int> CreateAsync(IServiceProvider scope, int max, CancellationToken cancel) =>
        queue is not null && scope.GetService<IJobRequestStore>() is { } store ? store.CreateJobsAsync(queue, max, cancel) : Task.FromResult(0);
}
