namespace Hangfire.Dashboard.Pages;

/// <summary>Shows how things are: the metrics, what happens right now, and what happened lately.</summary>
internal sealed class HomePage : RazorPage
{
    public override void Execute()
    {
        Layout = new LayoutPage("Overview");

        var history = HistoryGraph.Read(Storage, Query("period") == "week");
        Emit($"""
            <h1 class="page-header">Overview</h1>
            <section class="tiles" aria-label="Metrics">{HomeMetrics.All.Select(Html.BlockMetric)}</section>
            {Realtime()}
            <section class="graph-section" aria-labelledby="history-title">
            <div class="graph-head"><h2 id="history-title">History</h2>{Periods(history.IsWeek)}</div>
            {history.Render()}
            </section>
            """);
    }

    private NonEscapedString Realtime() => Markup.Of($"""
        <section class="graph-section" aria-labelledby="realtime-title">
        <div class="graph-head"><h2 id="realtime-title">Realtime</h2><p class="graph-now" data-realtime-text></p></div>
        <div class="graph" data-graph="realtime" role="img" aria-label="Jobs that succeeded and failed while this page is open"
         data-succeeded="{DashboardMetrics.SucceededCount.Name}" data-failed="{DashboardMetrics.FailedCount.Name}"
         data-succeeded-now="{Statistics.Succeeded}" data-failed-now="{Statistics.Failed}"></div>
        </section>
        """);

    private NonEscapedString Periods(bool isWeek) => Markup.Of($"""
        <nav aria-label="Period"><ul class="pagination">{Period("Day", "day", !isWeek)}{Period("Week", "week", isWeek)}</ul></nav>
        """);

    private NonEscapedString Period(string text, string period, bool isCurrent) => isCurrent
        ? Markup.Of($"<li class=\"active\"><span aria-current=\"true\">{text}</span></li>")
        : Markup.Of($"<li><a href=\"{Url.Home()}?period={period}\">{text}</a></li>");
}
