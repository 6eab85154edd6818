using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>Shows the recurring jobs and lets people trigger and remove them.</summary>
internal sealed class RecurringJobsPage : RazorPage
{
    private const string Path = "/recurring";

    public override void Execute()
    {
        Layout = new LayoutPage("Recurring jobs");

        using var connection = Storage.GetReadOnlyConnection();
        var pager = ListPager.Of(this, RecurringJobs.Count(connection));
        Emit($"""
            <h1 class="page-header">Recurring jobs</h1>
            {(pager.TotalRecordCount == 0 ? Markup.Of($"<p class=\"alert alert-info\">No recurring job is registered.</p>") : Table(connection, pager))}
            """);
    }

    private NonEscapedString Table(IStorageConnection connection, Pager pager) => Markup.Of($"""
        <form method="post" class="job-list" data-list>
        {(IsReadOnly ? Markup.Nothing : CommandForm.HiddenFields(this, ListPager.Path(Path, pager)))}
        <div class="toolbar">{(IsReadOnly ? [] : CommandForm.Buttons(this, Path, [ListCommand.Trigger, ListCommand.Remove]))}{Html.PerPageSelector(pager)}</div>
        <div class="table-responsive" tabindex="0" role="region" aria-label="Recurring jobs"><table class="table">
        <caption class="visually-hidden">Recurring jobs</caption>
        <thead><tr>{(IsReadOnly ? Markup.Nothing : SelectCell.All())}<th scope="col">Id</th><th scope="col">Cron</th><th scope="col">Time zone</th><th scope="col">Job</th><th scope="col">Next execution</th><th scope="col">Last execution</th></tr></thead>
        <tbody>{RecurringJobs.Page(connection, pager).Select(Row)}</tbody>
        </table></div>
        {Html.Paginator(pager)}
        </form>
        """);

    private NonEscapedString Row(RecurringJobDto job) => Markup.Of($"""
        <tr>{(IsReadOnly ? Markup.Nothing : SelectCell.Of(job.Id))}<th scope="row">{job.Id}{Queue(job)}</th><td><code>{job.Cron}</code></td><td>{ZoneName(job)}</td>
        <td>{Name(job)}</td><td>{Next(job)}</td><td>{Last(job)}</td></tr>

        """);

    private static NonEscapedString Queue(RecurringJobDto job) =>
        job.Queue is null or "default" ? Markup.Nothing : Markup.Of($" <span class=\"note\">queue {job.Queue}</span>");

    private NonEscapedString Name(RecurringJobDto job) => job switch
    {
        { Removed: true } => Markup.Of($"<em>Removed meanwhile</em>"),
        { Job: not null } => Markup.Of($"{Html.JobName(job.Job)}"),
        _ => Markup.Of($"<em title=\"{job.LoadException?.InnerException?.Message}\">{job.LoadException?.Message ?? Html.JobName(null)}</em>"),
    };

    private NonEscapedString? Next(RecurringJobDto job)
    {
        var failed = string.IsNullOrEmpty(job.Error)
            ? Markup.Nothing
            : Markup.Of($" <details class=\"failure\"><summary>Error{(job.RetryAttempt > 0 ? $", attempt {job.RetryAttempt}" : null)}</summary>{Html.StackTrace(job.Error)}</details>");
        return Markup.Of($"{(job.NextExecution is { } next ? Html.RelativeTime(next) : Markup.Of($"<em>None</em>"))}{failed}");
    }

    private NonEscapedString Last(RecurringJobDto job)
    {
        if (job.LastExecution is not { } last)
        {
            return Markup.Of($"<em>None</em>");
        }

        return string.IsNullOrEmpty(job.LastJobId)
            ? Html.RelativeTime(last)
            : Markup.Of($"{Html.JobIdLink(job.LastJobId)} {Html.StateLabel(job.LastJobState)} {Html.RelativeTime(last)}");
    }

    private NonEscapedString ZoneName(RecurringJobDto job)
    {
        if (string.IsNullOrEmpty(job.TimeZoneId))
        {
            return Markup.Of($"UTC");
        }

        try
        {
            var zone = (DashboardOptions.TimeZoneResolver ?? new DefaultTimeZoneResolver()).GetTimeZoneById(job.TimeZoneId);
            return Markup.Of($"<span title=\"{zone.DisplayName}\">{job.TimeZoneId}</span>");
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return Markup.Of($"{job.TimeZoneId} <span class=\"note note-warning\" title=\"{error.Message}\">unknown here</span>");
        }
    }
}
