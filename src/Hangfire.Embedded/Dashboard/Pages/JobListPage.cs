using Hangfire.Dashboard.Bulk;

namespace Hangfire.Dashboard.Pages;

/// <summary>Shows the jobs of one state, page by page, with the commands that apply to them.</summary>
internal sealed class JobListPage(JobList list) : RazorPage
{
    public override void Execute()
    {
        Layout = new LayoutPage(list.Title);

        var page = ListPage.Read(this, list);
        Emit($"""
            <div class="split">{(list.HasSidebar ? Html.JobsSidebar() : Markup.Nothing)}<div class="content">
            {Breadcrumb()}<h1 class="page-header">{list.Title}</h1>
            {(page.Pager.TotalRecordCount == 0 ? Note.Message(list.Empty) : Jobs(page))}
            </div></div>
            """);
    }

    private NonEscapedString Breadcrumb() => list.Parent is { } parent
        ? Html.Breadcrumbs(list.Title, new Dictionary<string, string> { [parent.Name] = Url.To(parent.Path) })
        : Markup.Nothing;

    private NonEscapedString Jobs(ListPage page)
    {
        var commands = new SelectionCommands(list.Path, list.CommandPath, IsReadOnly ? [] : list.Commands);
        var headings = commands.Heading().Append(DataTable.Heading("Id"))
            .Concat(list.Columns.Select(column => DataTable.Heading(column.Title)));
        var table = DataTable.Of(list.Title, headings, page.Rows.Select(row => Row(row, commands)));

        return CommandForm.List(this, commands, page.Pager, table, BulkCommand.On(this, list.State).Select(BulkLink));
    }

    private NonEscapedString BulkLink(BulkCommand command) =>
        Markup.Of($"<a class=\"btn\" href=\"{Url.To(command.Path)}\">{command.Verb} all…</a>\n");

    private NonEscapedString Row(JobRow row, SelectionCommands commands)
    {
        var isCurrent = row is { IsKnown: true, IsInState: true };
        var style = isCurrent ? Markup.Nothing : Markup.Of($" class=\"moved-on\"");
        return Markup.Of($"""
            <tr{style}>{commands.Cell(row.Id, isCurrent)}<td class="min-width">{Html.JobIdLink(row.Id)}</td>{Cells(row)}</tr>

            """);
    }

    private IEnumerable<NonEscapedString> Cells(JobRow row) => row.IsKnown
        ? list.Columns.Select(column => DataTable.Cell(column.Cell(Html, row)))
        : [Markup.Of($"<td colspan=\"{list.Columns.Count}\"><em>Job expired</em></td>")];
}
