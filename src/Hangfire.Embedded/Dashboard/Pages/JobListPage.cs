namespace Hangfire.Dashboard.Pages;

/// <summary>Shows the jobs of one state, page by page, with the commands that apply to them.</summary>
internal sealed class JobListPage(JobList list) : RazorPage
{
    public override void Execute()
    {
        Layout = new LayoutPage(list.Title);

        var pager = ListPager.Of(this, list.Count(Storage));
        Emit($"""
            <div class="split">{(list.HasSidebar ? Html.JobsSidebar() : Markup.Nothing)}<div class="content">
            {Breadcrumb()}<h1 class="page-header">{list.Title}</h1>
            {(pager.TotalRecordCount == 0 ? Markup.Of($"<p class=\"alert alert-info\">{list.Empty}</p>") : Table(pager))}
            </div></div>
            """);
    }

    private IReadOnlyList<ListCommand> Commands => IsReadOnly ? [] : list.Commands;

    private NonEscapedString Breadcrumb() => list.Parent is { } parent
        ? Html.Breadcrumbs(list.Title, new Dictionary<string, string> { [parent.Name] = Url.To(parent.Path) })
        : Markup.Nothing;

    private NonEscapedString Table(Pager pager)
    {
        var rows = list.Read(Storage, pager.FromRecord, pager.RecordsPerPage);
        var headings = list.Columns.Select(column => Markup.Of($"<th scope=\"col\">{column.Title}</th>"));
        var selectAll = Commands.Count > 0 ? SelectCell.All() : Markup.Nothing;

        return Markup.Of($"""
            <form method="post" class="job-list" data-list>
            {(Commands.Count > 0 ? CommandForm.HiddenFields(this, ListPager.Path(list.Path, pager)) : Markup.Nothing)}
            <div class="toolbar">{CommandForm.Buttons(this, list.CommandPath, Commands)}{Html.PerPageSelector(pager)}</div>
            <div class="table-responsive" tabindex="0" role="region" aria-label="{list.Title}"><table class="table">
            <caption class="visually-hidden">{list.Title}</caption>
            <thead><tr>{selectAll}<th scope="col">Id</th>{headings}</tr></thead>
            <tbody>{rows.Select(Row)}</tbody>
            </table></div>
            {Html.Paginator(pager)}
            </form>
            """);
    }

    private NonEscapedString Row(JobRow row)
    {
        var select = Commands.Count == 0 ? Markup.Nothing : SelectCell.Of(row.Id, row is { IsKnown: true, IsInState: true });
        return Markup.Of($"<tr{(row.IsInState && row.IsKnown ? Markup.Nothing : Markup.Of($" class=\"moved-on\""))}>{select}<td class=\"min-width\">{Html.JobIdLink(row.Id)}</td>{Cells(row)}</tr>\n");
    }

    private IEnumerable<NonEscapedString> Cells(JobRow row)
    {
        if (!row.IsKnown)
        {
            return [Markup.Of($"<td colspan=\"{list.Columns.Count}\"><em>Job expired</em></td>")];
        }

        var movedOn = row.IsInState ? Markup.Nothing : Markup.Of($" <span class=\"note\">has moved on</span>");
        return list.Columns.Select(column => Markup.Of($"<td>{column.Cell(Html, row)}{(column == JobColumn.Job ? movedOn : Markup.Nothing)}</td>"));
    }
}
