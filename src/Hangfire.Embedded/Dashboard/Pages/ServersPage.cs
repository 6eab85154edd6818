using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>Shows the servers that announced themselves.</summary>
internal sealed class ServersPage : RazorPage
{
    public override void Execute()
    {
        Layout = new LayoutPage("Servers");

        var servers = Storage.GetMonitoringApi().Servers();
        Emit($"""
            <h1 class="page-header">Servers</h1>
            {(servers.Count == 0 ? Markup.Of($"<p class=\"alert alert-warning\">No server is running: jobs are stored and will wait.</p>") : Table(servers))}
            """);
    }

    private NonEscapedString Table(IEnumerable<ServerDto> servers) => Markup.Of($"""
        <div class="table-responsive" tabindex="0" role="region" aria-label="Servers"><table class="table">
        <caption class="visually-hidden">Servers</caption>
        <thead><tr><th scope="col">Name</th><th scope="col" class="number">Workers</th><th scope="col">Queues</th><th scope="col">Started</th><th scope="col">Heartbeat</th></tr></thead>
        <tbody>{servers.Select(Row)}</tbody>
        </table></div>
        """);

    private NonEscapedString Row(ServerDto server)
    {
        var warning = SilentServers.IsSilent(this, server) ? Markup.Of($" <span class=\"note note-warning\">possibly aborted</span>") : Markup.Nothing;
        var queues = (server.Queues ?? []).Select(queue => Markup.Of($"{Html.QueueLabel(queue)} "));
        return Markup.Of($"""
            <tr><th scope="row">{Html.ServerId(server.Name)}{warning}</th><td class="number">{server.WorkersCount}</td><td>{queues}</td>
            <td>{Html.RelativeTime(server.StartedAt)}</td><td>{(server.Heartbeat is { } heartbeat ? Html.RelativeTime(heartbeat) : null)}</td></tr>

            """);
    }
}
