using System.Globalization;
using Hangfire.Dashboard;
using Hangfire.Dashboard.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Hangfire;

/// <summary>Which jobs and events touched an entity.</summary>
internal sealed class EntityHistoryPage : RazorPage
{
    private const int PerPage = 50;

    // The dashboard renders while the browser waits.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public override void Execute()
    {
        Layout = new LayoutPage("Entities");
        WriteLiteral("<div class=\"row\"><div class=\"col-md-12\"><h1 class=\"page-header\">Entities</h1>");
        WriteForm();
        if (Query("id") is { Length: > 0 } id)
        {
            WriteHistory(id, Query("name") is { Length: > 0 } name ? name : null);
        }

        WriteLiteral("</div></div>");
    }

    private void WriteForm()
    {
        WriteLiteral("<form class=\"form-inline\" method=\"get\"><input class=\"form-control\" name=\"id\" placeholder=\"Key\" value=\"");
        Write(Query("id") ?? "");
        WriteLiteral("\"> <input class=\"form-control\" name=\"name\" placeholder=\"Entity, such as Order\" value=\"");
        Write(Query("name") ?? "");
        WriteLiteral("\"> <button class=\"btn btn-default\" type=\"submit\">Show</button></form><br>");
    }

    private void WriteHistory(string id, string? name)
    {
        var from = int.TryParse(Query("from"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var found = Find(id, name, from);
        if (found.Count == 0)
        {
            WriteLiteral("<div class=\"alert alert-info\">Nothing is recorded of it.</div>");
            return;
        }

        WriteLiteral("<table class=\"table\"><thead><tr><th>When</th><th>What</th><th>Entity</th><th>Name</th><th>Status</th><th>Job</th><th>Event</th></tr></thead><tbody>");
        foreach (var entry in found.Take(PerPage))
        {
            WriteRow(entry);
        }

        WriteLiteral("</tbody></table>");
        WriteLinkTo("Later", from > 0 ? Math.Max(0, from - PerPage) : null, id, name);
        WriteLinkTo("Earlier", found.Count > PerPage ? from + PerPage : null, id, name);
    }

    // One more than is shown tells whether there is another page.
    private IReadOnlyList<EntityHistoryEntry> Find(string id, string? name, int from) => Task.Run(async () =>
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var scope = Context.GetHttpContext().RequestServices.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IEntityHistory>().FindAsync(id, name, from, PerPage + 1, patience.Token);
    }).GetAwaiter().GetResult();

    private void WriteRow(EntityHistoryEntry entry)
    {
        WriteLiteral("<tr><td>");
        Write(Html.RelativeTime(entry.At.UtcDateTime));
        WriteCell(entry.Kind);
        WriteCell(entry.EntityName);
        WriteCell(entry.Name);
        WriteCell(entry.Attempt is { } attempt ? string.Create(CultureInfo.InvariantCulture, $"{entry.Status} at attempt {attempt}") : entry.Status);
        WriteLiteral("</td><td>");
        Write(entry.JobId is { } job ? Html.JobIdLink(job) : "");
        WriteCell(entry.EventId?.ToString() ?? "");
        WriteLiteral("</td></tr>");
    }

    private void WriteCell(string text)
    {
        WriteLiteral("</td><td>");
        Write(text);
    }

    private void WriteLinkTo(string text, int? from, string id, string? name)
    {
        if (from is { } start)
        {
            WriteLiteral("<a class=\"btn btn-default\" href=\"");
            Write(EventsDashboard.HistoryAt(Url, name, id, start));
            WriteLiteral("\">");
            Write(text);
            WriteLiteral("</a> ");
        }
    }
}
