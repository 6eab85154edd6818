using System.Reflection;
using Hangfire.Dashboard.Content;
using Hangfire.Dashboard.Pages;

namespace Hangfire.Dashboard;

/// <summary>
/// The pages, commands, stylesheets and scripts of the dashboard. Add to them while the application starts: they are shared by the whole
/// process.
/// </summary>
public static class DashboardRoutes
{
    static DashboardRoutes()
    {
        Assets.AddRoutes(Routes);
        Routes.Add("/stats", new StatsDispatcher());
        DashboardPages.AddTo(Routes);
        DashboardPages.AddBulkCommandsTo(Routes);
        JobCommands.AddTo(Routes);
    }

    /// <summary>All routes. The first one that matches a path answers it, and the built-in ones come first.</summary>
    public static RouteCollection Routes { get; } = new();

    /// <summary>Adds a stylesheet to every page.</summary>
    /// <param name="assembly">The assembly that embeds the stylesheet.</param>
    /// <param name="resource">The name of the embedded resource.</param>
    /// <exception cref="ArgumentException">The assembly has no such resource.</exception>
    public static void AddStylesheet(Assembly assembly, string resource) => Assets.Styles.Add(assembly, resource);

    /// <summary>
    /// Adds a stylesheet for people whose system is dark; it is left out when <see cref="DashboardOptions.DarkModeEnabled"/> is false.
    /// </summary>
    /// <param name="assembly">The assembly that embeds the stylesheet.</param>
    /// <param name="resource">The name of the embedded resource.</param>
    /// <exception cref="ArgumentException">The assembly has no such resource.</exception>
    public static void AddStylesheetDarkMode(Assembly assembly, string resource) => Assets.DarkStyles.Add(assembly, resource);

    /// <summary>Adds a script to every page. Scripts inside pages do not run: the dashboard forbids them.</summary>
    /// <param name="assembly">The assembly that embeds the script.</param>
    /// <param name="resource">The name of the embedded resource.</param>
    /// <exception cref="ArgumentException">The assembly has no such resource.</exception>
    public static void AddJavaScript(Assembly assembly, string resource) => Assets.Scripts.Add(assembly, resource);
}
