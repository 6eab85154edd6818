namespace Hangfire.Dashboard;

/// <summary>The menu at the top of every page. Add entries while the application starts: the list is shared by the whole process.</summary>
public static class NavigationMenu
{
    /// <summary>Makes the entries for a page; a function may return null to show none.</summary>
    public static readonly List<Func<RazorPage, MenuItem>> Items =
    [
        page => Entry(page, "Jobs", "/jobs", "/jobs/enqueued", DashboardMetrics.EnqueuedCountOrNull, DashboardMetrics.FailedCountOrNull),
        page => Entry(page, "Retries", "/retries", "/retries", DashboardMetrics.RetriesCount),
        page => Entry(page, "Recurring jobs", "/recurring", "/recurring", DashboardMetrics.RecurringJobCount),
        page => Entry(page, "Servers", "/servers", "/servers", DashboardMetrics.ServerCount),
    ];

    private static MenuItem Entry(RazorPage page, string text, string section, string path, params DashboardMetric[] metrics) =>
        new(text, page.Url.To(path)) { Active = page.IsBelow(section), Metrics = metrics };
}
