using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>What the list of recurring jobs tells about one of them.</summary>
internal sealed class RecurringJobCells(HtmlHelper html)
{
    public IEnumerable<NonEscapedString> Of(RecurringJobDto job) =>
    [
        DataTable.Title(Markup.Of($"{job.Id}{Queue(job)}")),
        DataTable.Cell(Markup.Of($"<code>{job.Cron}</code>")),
        DataTable.Cell(ZoneName(job)),
        DataTable.Cell(Name(job)),
        DataTable.Cell(Markup.Of($"{Next(job)}{Error(job)}")),
        DataTable.Cell(Last(job)),
    ];

    private static NonEscapedString Queue(RecurringJobDto job) =>
        job.Queue is null or "default" ? Markup.Nothing : Markup.Of($" <span class=\"note\">queue {job.Queue}</span>");

    private NonEscapedString Name(RecurringJobDto job) => job switch
    {
        { Removed: true } => Markup.Of($"<em>Removed meanwhile</em>"),
        { Job: not null } => Markup.Of($"{html.JobName(job.Job)}"),
        _ => Problem(job.LoadException),
    };

    private NonEscapedString Problem(JobLoadException? error) =>
        Markup.Of($"<em title=\"{error?.InnerException?.Message}\">{error?.Message ?? html.JobName(null)}</em>");

    private NonEscapedString Next(RecurringJobDto job) => job.NextExecution is { } next ? html.RelativeTime(next) : Note.None;

    private NonEscapedString Error(RecurringJobDto job)
    {
        var attempt = job.RetryAttempt > 0 ? $", attempt {job.RetryAttempt}" : null;
        return string.IsNullOrEmpty(job.Error)
            ? Markup.Nothing
            : Markup.Of($"<details class=\"failure\"><summary>Error{attempt}</summary>{html.StackTrace(job.Error)}</details>");
    }

    private NonEscapedString Last(RecurringJobDto job)
    {
        if (job.LastExecution is not { } last)
        {
            return Note.None;
        }

        return string.IsNullOrEmpty(job.LastJobId)
            ? html.RelativeTime(last)
            : Markup.Of($"{html.JobIdLink(job.LastJobId)} {html.StateLabel(job.LastJobState)} {html.RelativeTime(last)}");
    }

    private NonEscapedString ZoneName(RecurringJobDto job)
    {
        if (string.IsNullOrEmpty(job.TimeZoneId))
        {
            return Markup.Of($"UTC");
        }

        try
        {
            var zone = (html.Page.DashboardOptions.TimeZoneResolver ?? new DefaultTimeZoneResolver()).GetTimeZoneById(job.TimeZoneId);
            return Markup.Of($"<span title=\"{zone.DisplayName}\">{job.TimeZoneId}</span>");
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return Markup.Of($"{job.TimeZoneId} <span class=\"note note-warning\" title=\"{error.Message}\">unknown here</span>");
        }
    }
}
