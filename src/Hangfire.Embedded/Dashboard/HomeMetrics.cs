using System.Collections.Concurrent;

namespace Hangfire.Dashboard;

/// <summary>The metrics of the home page: a fixed overview, then those the application adds.</summary>
internal static class HomeMetrics
{
    private static readonly ConcurrentQueue<DashboardMetric> Added = new();

    public static IEnumerable<DashboardMetric> All => new[]
    {
        DashboardMetrics.EnqueuedAndQueueCount, DashboardMetrics.ScheduledCount, DashboardMetrics.ProcessingCount,
        DashboardMetrics.SucceededCount, DashboardMetrics.FailedCount, DashboardMetrics.ServerCount,
    }.Concat(Added).DistinctBy(metric => metric.Name);

    public static void Add(DashboardMetric metric) => Added.Enqueue(metric);
}
