using System.Text.RegularExpressions;

namespace Hangfire.Dashboard.Content;

/// <summary>Stylesheets, scripts and the icon of the dashboard; nothing is ever loaded from elsewhere.</summary>
internal static class Assets
{
    public static readonly AssetBundle Styles = new("dashboard.css", "text/css; charset=utf-8");
    public static readonly AssetBundle DarkStyles = new("dark.css", "text/css; charset=utf-8");
    public static readonly AssetBundle Scripts = new("dashboard.js", "text/javascript; charset=utf-8");
    public static readonly AssetBundle Icon = new("icon.svg", "image/svg+xml");

    private static readonly AssetBundle[] All = [Styles, DarkStyles, Scripts, Icon];

    static Assets()
    {
        foreach (var bundle in All)
        {
            bundle.Add(typeof(Assets).Assembly, $"Hangfire.Dashboard.Content.{bundle.Name}");
        }
    }

    public static void AddRoutes(RouteCollection routes)
    {
        foreach (var bundle in All)
        {
            routes.Add($"/assets/(?<Hash>[0-9a-f]+)/{Regex.Escape(bundle.Name)}", new AssetDispatcher(bundle));
        }
    }
}
