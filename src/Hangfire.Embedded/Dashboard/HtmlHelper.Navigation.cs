namespace Hangfire.Dashboard;

public partial class HtmlHelper
{
    /// <summary>Shows where a page stands below others.</summary>
    /// <param name="title">The name of the page.</param>
    /// <param name="items">The pages above it: names with addresses, the topmost first.</param>
    public NonEscapedString Breadcrumbs(string title, IDictionary<string, string> items)
    {
        ArgumentNullException.ThrowIfNull(items);

        var links = items.Select(item => Markup.Of($"<li><a href=\"{item.Value}\">{item.Key}</a></li>"));
        return Markup.Of($"""
            <nav aria-label="Breadcrumb"><ol class="breadcrumb">
            <li><a href="{Page.Url.Home()}">Home</a></li>{links}<li class="active" aria-current="page">{title}</li>
            </ol></nav>
            """);
    }

    /// <summary>Shows the menu beside the lists of jobs.</summary>
    public NonEscapedString JobsSidebar() => SidebarMenu(JobsSidebarMenu.Items);

    /// <summary>Shows a menu beside the content; nothing when it has no entries.</summary>
    /// <param name="items">Make the entries; those that return null are left out.</param>
    public NonEscapedString SidebarMenu(IEnumerable<Func<RazorPage, MenuItem>> items)
    {
        ArgumentNullException.ThrowIfNull(items);

        var entries = MenuEntries(items);
        return entries.Count == 0
            ? Markup.Nothing
            : Markup.Of($"<nav class=\"sidebar\" aria-label=\"Job states\"><ul>{entries}</ul></nav>");
    }

    /// <summary>Shows a metric as a tile with its title.</summary>
    /// <param name="metric">The metric.</param>
    public NonEscapedString BlockMetric(DashboardMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);

        var value = metric.Func(Page);
        var tile = Markup.Of($"""<span class="tile-title">{metric.Title}</span>{MetricValue(metric, value, "tile-value")}""");
        return metric.Url is null
            ? Markup.Of($"""<div class="tile">{tile}</div>""")
            : Markup.Of($"""<a class="tile" href="{Page.Url.To(metric.Url)}">{tile}</a>""");
    }

    /// <summary>Shows a metric as a small number beside a text.</summary>
    /// <param name="metric">The metric.</param>
    public NonEscapedString InlineMetric(DashboardMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return MetricValue(metric, metric.Func(Page), "metric");
    }

    internal List<NonEscapedString> MenuEntries(IEnumerable<Func<RazorPage, MenuItem>> items) =>
        [.. items.Select(make => make(Page)).Where(item => item is not null).Select(MenuEntry)];

    private NonEscapedString MenuEntry(MenuItem item)
    {
        var current = item.Active ? Markup.Of($" aria-current=\"page\"") : Markup.Nothing;
        var metrics = item.GetAllMetrics().Select(InlineMetric);
        return Markup.Of($"<li><a href=\"{item.Url}\"{current}><span>{item.Text}</span><span class=\"metrics\">{metrics}</span></a></li>");
    }

    private static NonEscapedString MetricValue(DashboardMetric metric, Metric value, string cssClass)
    {
        var style = (value?.Style ?? MetricStyle.Default).ToString().ToLowerInvariant();
        var highlighted = value?.Highlighted == true ? " metric-highlighted" : string.Empty;
        var title = value?.Title ?? metric.Title;
        return Markup.Of(
            $"""<span class="{cssClass} metric-{style}{highlighted}" data-metric="{metric.Name}" title="{title}">{value?.Value}</span>""");
    }
}
