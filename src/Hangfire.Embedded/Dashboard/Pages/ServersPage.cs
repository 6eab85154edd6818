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
            {(servers.Count == 0 ? NoServer : DataTable.Of("Servers", Headings, servers.Select(Row)))}
            """);
    }

    private static NonEscapedString NoServer => Note.Warning("No server is running: jobs are stored and will wait.");

    private static IEnumerable<NonEscapedString> Headings =>
        [DataTable.Heading("Name"), DataTable.NumberHeading("Workers"), .. DataTable.Headings("Queues", "Started", "Heartbeat")];

    private NonEscapedString Row(ServerDto server)
    {
        var warning = SilentServers.IsSilent(this, server) ? Note.PossiblyAborted : Markup.Nothing;
        var queues = (server.Queues ?? []).Select(queue => Markup.Of($"{Html.QueueLabel(queue)} "));

        return DataTable.Row(
            DataTable.Title(Markup.Of($"{Html.ServerId(server.Name)}{warning}")),
            DataTable.Number(server.WorkersCount),
            DataTable.Cell(Markup.Of($"{queues}")),
            DataTable.Cell(Html.RelativeTime(server.StartedAt)),
            DataTable.Cell(server.Heartbeat is { } heartbeat ? Html.RelativeTime(heartbeat) : null));
    }
}
