using System.Globalization;
using Hangfire;
using Hangfire.Storage.Monitoring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Events.Hangfire;

/// <summary>Degraded while a job stands in its queue too long, whatever the hearts of the servers say; a queue nobody serves shows this way.</summary>
internal sealed class QueueHealthCheck(JobStorage storage, IServiceScopeFactory scopes, IOptions<EventsHealthOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = (await scope.ServiceProvider.GetRequiredService<IStoreMonitor>().ReadAsync(cancellationToken)).Now.UtcDateTime;
        var monitoring = storage.GetMonitoringApi();
        var servers = monitoring.Servers();
        var ages = monitoring.Queues().ToDictionary(queue => queue.Name, queue => AgeOf(queue, now));
        var late = ages.Where(queue => queue.Value >= options.Value.OldestEnqueued)
            .Select(queue => $"queue '{queue.Key}': oldest job {Age.TextOf(queue.Value)}, {CountOf(servers.Count(server => server.Queues.Contains(queue.Key)))}")
            .ToList();
        var data = ages.ToDictionary(queue => queue.Key, object (queue) => queue.Value.TotalSeconds);
        return late.Count == 0
            ? HealthCheckResult.Healthy("No job has stood in its queue for long.", data)
            : new HealthCheckResult(context.Registration.FailureStatus, string.Join("; ", late), data: data);
    }

    // When a job was enqueued was written by whoever did it, by that machine's clock; a clock that is ahead makes no negative ages.
    private static TimeSpan AgeOf(QueueWithTopEnqueuedJobsDto queue, DateTime now)
    {
        var oldest = queue.FirstJobs.Select(job => job.Value?.EnqueuedAt).Min();
        return oldest is { } since && since < now ? now - since : TimeSpan.Zero;
    }

    private static string CountOf(int servers) => servers switch
    {
        0 => "no server",
        1 => "1 server",
        _ => string.Create(CultureInfo.InvariantCulture, $"{servers} servers"),
    };
}
