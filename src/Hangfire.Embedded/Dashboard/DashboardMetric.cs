namespace Hangfire.Dashboard;

/// <summary>A number or text shown in menus and on the home page and refreshed while the page is open.</summary>
public class DashboardMetric
{
    /// <summary>Creates a metric without a title.</summary>
    /// <param name="name">The unique name under which the browser asks for the value.</param>
    /// <param name="func">Reads the value; it may return null to show nothing.</param>
    public DashboardMetric(string name, Func<RazorPage, Metric> func) : this(name, name, func)
    {
    }

    /// <summary>Creates a metric.</summary>
    /// <param name="name">The unique name under which the browser asks for the value.</param>
    /// <param name="title">What the value means, for people.</param>
    /// <param name="func">Reads the value; it may return null to show nothing.</param>
    public DashboardMetric(string name, string title, Func<RazorPage, Metric> func)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(func);

        Name = name;
        Title = title;
        Func = func;
    }

    /// <summary>The unique name under which the browser asks for the value.</summary>
    public string Name { get; }

    /// <summary>Reads the value; it may return null to show nothing.</summary>
    public Func<RazorPage, Metric> Func { get; }

    /// <summary>What the value means, for people.</summary>
    public string Title { get; set; }

    /// <summary>A page of the dashboard, such as <c>/jobs/failed</c>, that the metric leads to; null for none.</summary>
    public string Url { get; set; }
}
