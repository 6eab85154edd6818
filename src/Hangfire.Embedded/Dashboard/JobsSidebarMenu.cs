namespace Hangfire.Dashboard;

/// <summary>The menu beside the lists of jobs. Add entries while the application starts: the list is shared by the whole process.</summary>
public static class JobsSidebarMenu
{
    /// <summary>Makes the entries for a page; a function may return null to show none.</summary>
    public static readonly List<Func<RazorPage, MenuItem>> Items =
    [
        page => Entry(page, "Enqueued", "/jobs/enqueued", DashboardMetrics.EnqueuedAndQueueCount),
        page => Entry(page, "Scheduled", "/jobs/scheduled", DashboardMetrics.ScheduledCount),
        page => Entry(page, "Processing", "/jobs/processing", DashboardMetrics.ProcessingCount),
        page => Entry(page, "Succeeded", "/jobs/succeeded", DashboardMetrics.SucceededCount),
        page => Entry(page, "Failed", "/jobs/failed", DashboardMetrics.FailedCount),
        page => Entry(page, "Deleted", "/jobs/deleted", DashboardMetrics.DeletedCount),
        page => Entry(page, "Awaiting", "/jobs/awaiting", DashboardMetrics.AwaitingCount),
    ];

    private static MenuItem Entry(RazorPage page, string text, string path, DashboardMetric metric) =>
        new(text, page.Url.To(path)) { Active = page.IsBelow(path), Metric = metric };
}
