using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>Tells which servers have given no sign of life for too long; their jobs may have been aborted.</summary>
internal sealed class SilentServers
{
    private Dictionary<string, DateTime>? heartbeats;

    public NonEscapedString Cell(HtmlHelper html, JobRow row) => row.Server is null
        ? Markup.Nothing
        : Markup.Of($"{html.ServerId(row.Server)}{(IsSilent(html.Page, row.Server) ? Note.PossiblyAborted : Markup.Nothing)}");

    public static bool IsSilent(RazorPage page, ServerDto server) =>
        (page.StorageUtcNow ?? page.ApplicationUtcNow) - LastSign(server) > page.DashboardOptions.ServerPossiblyAbortedThreshold;

    private static DateTime LastSign(ServerDto server) => server.Heartbeat ?? server.StartedAt;

    private bool IsSilent(RazorPage page, string server)
    {
        heartbeats ??= page.Storage.GetMonitoringApi().Servers()
            .GroupBy(known => known.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Max(LastSign), StringComparer.OrdinalIgnoreCase);

        return !heartbeats.TryGetValue(server, out var heartbeat) || IsSilent(page, new ServerDto { Heartbeat = heartbeat });
    }
}
