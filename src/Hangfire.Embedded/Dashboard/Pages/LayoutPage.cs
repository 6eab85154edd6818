using System.Globalization;
using Hangfire.Dashboard.Content;

namespace Hangfire.Dashboard.Pages;

/// <summary>The frame of every page: head, menu, footer. Give it to a page as its <see cref="RazorPage.Layout"/>.</summary>
/// <param name="title">The title of the page, without the dashboard's own.</param>
public class LayoutPage(string title) : RazorPage
{
    /// <summary>The title of the page.</summary>
    public string Title { get; } = title;

    /// <summary>Writes the frame around the page.</summary>
    public override void Execute()
    {
        Emit($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>{FullTitle}</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <meta name="color-scheme" content="{(DashboardOptions.DarkModeEnabled ? "light dark" : "light")}">
            <link rel="icon" href="{DashboardOptions.FaviconPath ?? Url.To(Assets.Icon.Path)}">
            <link rel="stylesheet" href="{Url.To(Assets.Styles.Path)}">
            {DarkStyles()}<script src="{Url.To(Assets.Scripts.Path)}" defer></script>
            </head>
            <body data-stats="{Url.To("/stats")}" data-stats-interval="{DashboardOptions.StatsPollingInterval}"{Token()}>
            <a class="skip-link" href="#content">Skip to content</a>
            {Header()}
            <main id="content" tabindex="-1">
            {ClockWarning()}{RenderBody()}
            </main>
            {Footer()}
            </body>
            </html>

            """);
    }

    private string FullTitle => string.IsNullOrEmpty(Title)
        ? DashboardOptions.DashboardTitle
        : $"{Title} – {DashboardOptions.DashboardTitle}";

    private NonEscapedString DarkStyles() => DashboardOptions.DarkModeEnabled
        ? Markup.Of($"<link rel=\"stylesheet\" media=\"(prefers-color-scheme: dark)\" href=\"{Url.To(Assets.DarkStyles.Path)}\">\n")
        : Markup.Nothing;

    private NonEscapedString Token() => Context.AntiforgeryHeader is { } header
        ? Markup.Of($" data-token-header=\"{header}\" data-token=\"{Context.AntiforgeryToken}\"")
        : Markup.Nothing;

    private NonEscapedString Header() => Markup.Of($"""
        <header class="page-top">
        <a class="brand" href="{Url.Home()}">{DashboardOptions.DashboardTitle}</a>
        <nav class="main-menu" aria-label="Main"><ul>{Html.MenuEntries(NavigationMenu.Items)}</ul></nav>
        {SearchForm.Short(this)}
        {(AppPath is null ? Markup.Nothing : Markup.Of($"<a class=\"back\" href=\"{AppPath}\">Back to site</a>"))}
        </header>
        """);

    private NonEscapedString ClockWarning() => TimeDifference is { } difference && difference.Duration() > TimeSpan.FromSeconds(30)
        ? Note.Warning(
            $"The storage's clock differs from this server's by {Html.ToHumanDuration(difference)}. " +
            "Times may look odd; synchronise the clocks.")
        : Markup.Nothing;

    private NonEscapedString Footer() => Markup.Of($"""
        <footer><ul>
        <li>Hangfire.Embedded {Version}</li>
        {(DashboardOptions.DisplayStorageConnectionString ? Markup.Of($"<li>{Storage}</li>") : Markup.Nothing)}
        <li>Time: {Html.LocalTime(ApplicationUtcNow)}</li>
        <li>Generated in {GenerationTime.Elapsed.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)} ms</li>
        {(IsReadOnly ? Markup.Of($"<li>Read-only</li>") : Markup.Nothing)}
        </ul></footer>
        """);

    private static string Version { get; } = typeof(LayoutPage).Assembly.GetName().Version!.ToString(3);
}
