using Hangfire;
using Hangfire.Dashboard;

namespace Events.Hangfire;

/// <summary>Everything the library adds to Hangfire's dashboard, in one place.</summary>
internal static class EventsDashboard
{
    private const string Entities = "/events/entities";
    private const string Events = "/events/list";

    // Hangfire's own blocks have no order; ours stand in front of those of applications that want theirs behind.
    private const int Order = 10;

    /// <summary>Adds pages, menu items and blocks. The dashboard keeps them per process, so call it once.</summary>
    public static void Add()
    {
        DashboardRoutes.Routes.AddRazorPage(Entities, _ => new EntityHistoryPage());
        DashboardRoutes.Routes.AddRazorPage(Events, _ => new EventListPage());
        NavigationMenu.Items.Add(page => new MenuItem("Entities", page.Url.To(Entities))
        {
            Active = page.RequestPath.StartsWith(Entities, StringComparison.OrdinalIgnoreCase),
        });
        NavigationMenu.Items.Add(page => new MenuItem("Events", page.Url.To(Events))
        {
            Active = page.RequestPath.StartsWith(Events, StringComparison.OrdinalIgnoreCase),
        });
        GlobalConfiguration.Configuration.UseJobDetailsRenderer(Order, ProgressBlock.Render).UseJobDetailsRenderer(Order + 1, EntityLink.Render);
    }

    public static string HistoryOf(UrlHelper url, string entityName, string entityId) =>
        url.To($"{Entities}?name={Uri.EscapeDataString(entityName)}&id={Uri.EscapeDataString(entityId)}");

    public static string HistoryAt(UrlHelper url, string? entityName, string entityId, int from) =>
        url.To($"{Entities}?name={Uri.EscapeDataString(entityName ?? "")}&id={Uri.EscapeDataString(entityId)}&from={from}");
}
