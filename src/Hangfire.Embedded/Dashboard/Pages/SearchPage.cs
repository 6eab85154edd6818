using Hangfire.Dashboard.Bulk;
using Hangfire.Storage.Monitoring;
using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>Finds jobs by their id, type, method or arguments, the latest first.</summary>
internal sealed class SearchPage : RazorPage
{
    private static readonly JobColumn[] Columns = [JobColumn.State, JobColumn.Job, JobColumn.Since("Created")];

    public override void Execute()
    {
        Layout = new LayoutPage("Search");
        var (text, state) = (Query("text"), string.IsNullOrEmpty(Query("state")) ? null : Query("state"));
        Emit($"""
            <div class="split">{Html.JobsSidebar()}<div class="content">
            <h1 class="page-header">Search</h1>
            {SearchForm.Whole(this, text, state)}
            {(SearchQuery.Try(text, out var search) is { } refused ? Note.Warning(refused) : Results(search, state))}
            </div></div>
            """);
    }

    private NonEscapedString Results(SearchText? text, string? state)
    {
        if (text is null && state is null)
        {
            return Note.Message("Enter an id, or a part of a job's type, method or arguments.");
        }

        var after = Query("after") is { Length: > 0 } place ? place : null;
        var byId = after is null && text is not null ? ById(text.Text.TrimStart('#')) : null;
        return BulkCommand.Finder(Storage) is { } finder
            ? Found(finder.Find(new JobSearch(text, state) { After = after }, BulkCommand.SearchLimit), byId, text, state)
            : Markup.Of($"{Note.Warning("This storage can be searched by id only.")}{Table(byId is null ? [] : [byId])}");
    }

    private NonEscapedString Found(FoundJobs found, JobRow? byId, SearchText? text, string? state)
    {
        var rows = found.Jobs.Where(job => job.Id != byId?.Id)
            .Select(job => new JobRow(job.Id, job.Job, job.Invocation) { State = job.State, Since = job.CreatedAt });
        List<JobRow> all = byId is null ? [.. rows] : [byId, .. rows];
        return Markup.Of($"""
            {(found.WasCut ? Note.Warning("The search was cut after two seconds: older jobs may match too.") : Markup.Nothing)}
            {(all.Count == 0 && !found.WasCut ? Note.Message("No job matches.") : Markup.Nothing)}
            {(all.Count == 0 ? Markup.Nothing : Markup.Of($"<div class=\"toolbar\">{AllMatching(text, state)}</div>{Table(all)}"))}
            {(found.Next is { } next ? OlderLink(text, state, next) : Markup.Nothing)}
            """);
    }

    private IEnumerable<NonEscapedString> AllMatching(SearchText? text, string? state)
    {
        var query = "?text=" + SearchQuery.Escaped(text?.Text);
        return BulkCommand.On(this, state).Select(command =>
            Markup.Of($"<a class=\"btn\" href=\"{Url.To(command.Path)}{query}\">{command.Verb} all matching…</a>\n"));
    }

    private NonEscapedString OlderLink(SearchText? text, string? state, string next) =>
        Markup.Of($"<p><a class=\"btn\" href=\"{Url.To(SearchQuery.PathOf(text?.Text, state, next))}\">Search older jobs</a></p>");

    private NonEscapedString Table(List<JobRow> rows) => rows.Count == 0
        ? Note.Message("No job matches.")
        : DataTable.Of("Found jobs", DataTable.Headings(["Id", .. Columns.Select(column => column.Title)]), rows.Select(Row));

    private NonEscapedString Row(JobRow row) => DataTable.Row(
        Columns.Select(column => DataTable.Cell(column.Cell(Html, row))).Prepend(DataTable.Cell(Html.JobIdLink(row.Id))));

    private JobRow? ById(string id) => Storage.GetMonitoringApi().JobDetails(id) is not { } job
        ? null
        : new JobRow(id, job.Job, job.InvocationData) { State = Current(job)?.StateName, Since = job.CreatedAt };

    private static StateHistoryDto? Current(JobDetailsDto job) => job.History?.FirstOrDefault();
}
