using System.Collections.Concurrent;
using System.Globalization;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard;

/// <summary>The metrics of the dashboard. The browser may ask only for those registered here.</summary>
public static class DashboardMetrics
{
    private static readonly ConcurrentDictionary<string, DashboardMetric> Registered = new(StringComparer.Ordinal);

    /// <summary>How many servers announced themselves; a warning when there are none.</summary>
    public static readonly DashboardMetric ServerCount = Add(
        "servers:count", "Servers", "/servers", counts => Count(counts.Servers, MetricStyle.Default, emptyStyle: MetricStyle.Warning));

    /// <summary>How many recurring jobs are registered.</summary>
    public static readonly DashboardMetric RecurringJobCount = Add(
        "recurring:count", "Recurring jobs", "/recurring", counts => Count(counts.Recurring));

    /// <summary>How many jobs wait for another attempt; nothing when the storage does not count them.</summary>
    public static readonly DashboardMetric RetriesCount = Add(
        "retries:count", "Retries", "/retries", counts => counts.Retries is { } retries ? Count(retries, MetricStyle.Warning) : null);

    /// <summary>How many jobs wait in queues; nothing when there are none.</summary>
    public static readonly DashboardMetric EnqueuedCountOrNull = Add(
        "enqueued:count-or-null", "Enqueued jobs", "/jobs/enqueued",
        counts => counts.Enqueued > 0 ? Count(counts.Enqueued, MetricStyle.Info) : null);

    /// <summary>How many jobs are in the failed state; nothing when there are none.</summary>
    public static readonly DashboardMetric FailedCountOrNull = Add(
        "failed:count-or-null", "Failed jobs", "/jobs/failed",
        counts => counts.Failed > 0 ? Count(counts.Failed, MetricStyle.Danger) : null);

    /// <summary>How many jobs wait in queues, and how many queues there are.</summary>
    public static readonly DashboardMetric EnqueuedAndQueueCount = Add(
        "enqueued-queues:count", "Enqueued / queues", "/jobs/enqueued",
        counts => new Metric($"{Text(counts.Enqueued)} / {Text(counts.Queues)}")
        {
            IntValue = counts.Enqueued,
            Style = counts.Enqueued > 0 ? MetricStyle.Info : MetricStyle.Default,
            Highlighted = counts.Enqueued > 0 && counts.Failed == 0,
        });

    /// <summary>How many jobs wait for their time.</summary>
    public static readonly DashboardMetric ScheduledCount = Add(
        "scheduled:count", "Scheduled jobs", "/jobs/scheduled", counts => Count(counts.Scheduled, MetricStyle.Info));

    /// <summary>How many jobs are being performed.</summary>
    public static readonly DashboardMetric ProcessingCount = Add(
        "processing:count", "Processing jobs", "/jobs/processing", counts => Count(counts.Processing, MetricStyle.Warning));

    /// <summary>How many jobs succeeded since the storage was created.</summary>
    public static readonly DashboardMetric SucceededCount = Add(
        "succeeded:count", "Succeeded jobs", "/jobs/succeeded", counts => Count(counts.Succeeded, MetricStyle.Success));

    /// <summary>How many jobs are in the failed state.</summary>
    public static readonly DashboardMetric FailedCount = Add(
        "failed:count", "Failed jobs", "/jobs/failed", counts => Count(counts.Failed, MetricStyle.Danger));

    /// <summary>How many jobs were deleted since the storage was created.</summary>
    public static readonly DashboardMetric DeletedCount = Add(
        "deleted:count", "Deleted jobs", "/jobs/deleted", counts => Count(counts.Deleted));

    /// <summary>How many jobs wait for their parents; nothing when the storage does not count them.</summary>
    public static readonly DashboardMetric AwaitingCount = Add(
        "awaiting:count", "Awaiting jobs", "/jobs/awaiting",
        counts => counts.Awaiting is { } awaiting ? Count(awaiting, MetricStyle.Info) : null);

    /// <summary>Registers a metric, so that pages may show and refresh it. A metric of the same name is replaced.</summary>
    /// <param name="metric">The metric.</param>
    public static void AddMetric(DashboardMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        Registered[metric.Name] = metric;
    }

    /// <summary>Returns all registered metrics.</summary>
    public static IEnumerable<DashboardMetric> GetMetrics() => Registered.Values.ToArray();

    internal static DashboardMetric Find(string name) => Registered.GetValueOrDefault(name);

    private static DashboardMetric Add(string name, string title, string url, Func<StatisticsDto, Metric> read)
    {
        var metric = new DashboardMetric(name, title, page => read(page.Statistics)) { Url = url };
        AddMetric(metric);
        return metric;
    }

    private static Metric Count(
        long count, MetricStyle style = MetricStyle.Default, MetricStyle emptyStyle = MetricStyle.Default) => new(count)
    {
        Style = count > 0 ? style : emptyStyle,
        Highlighted = count > 0 && style == MetricStyle.Danger,
    };

    private static string Text(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
