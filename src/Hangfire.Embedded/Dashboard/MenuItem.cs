namespace Hangfire.Dashboard;

/// <summary>An entry of a menu.</summary>
/// <param name="text">What the entry says.</param>
/// <param name="url">Where it leads; make it with <see cref="UrlHelper.To"/>.</param>
public class MenuItem(string text, string url)
{
    /// <summary>What the entry says.</summary>
    public string Text { get; } = text;

    /// <summary>Where the entry leads.</summary>
    public string Url { get; } = url;

    /// <summary>Whether the entry is the page being shown; the default is false.</summary>
    public bool Active { get; set; }

    /// <summary>A metric shown beside the text, or null.</summary>
    public DashboardMetric Metric { get; set; }

    /// <summary>More metrics shown beside the text, or null.</summary>
    public DashboardMetric[] Metrics { get; set; }

    /// <summary>Returns <see cref="Metric"/> and <see cref="Metrics"/> together.</summary>
    public IEnumerable<DashboardMetric> GetAllMetrics() =>
        new[] { Metric }.Concat(Metrics ?? []).Where(metric => metric is not null);
}
