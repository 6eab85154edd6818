using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>Shows the queues with the jobs that are next in line.</summary>
internal sealed class QueuesPage : RazorPage
{
    private const int ShownJobs = 5;

    public override void Execute()
    {
        Layout = new LayoutPage("Queues");

        var queues = Storage.GetMonitoringApi().Queues();
        Emit($"""
            <div class="split">{Html.JobsSidebar()}<div class="content">
            <h1 class="page-header">Queues</h1>
            {(queues.Count == 0 ? Note.Message("No queue holds a job.") : DataTable.Of("Queues", Headings, queues.Select(Row)))}
            </div></div>
            """);
    }

    private static IEnumerable<NonEscapedString> Headings =>
        [DataTable.Heading("Queue"), DataTable.NumberHeading("Length"), DataTable.NumberHeading("Fetched"), DataTable.Heading("Next jobs")];

    private NonEscapedString Row(QueueWithTopEnqueuedJobsDto queue) => DataTable.Row(
        DataTable.Title(Html.QueueLabel(queue.Name)),
        DataTable.Number(queue.Length),
        DataTable.NumberCell(Fetched(queue)),
        DataTable.Cell(NextJobs(queue)));

    private NonEscapedString Fetched(QueueWithTopEnqueuedJobsDto queue) => queue.Fetched is { } count
        ? Markup.Of($"<a href=\"{Url.Fetched(queue.Name)}\">{DataTable.Text(count)}</a>")
        : Markup.Of($"<em>n/a</em>");

    private NonEscapedString NextJobs(QueueWithTopEnqueuedJobsDto queue)
    {
        var jobs = JobRows.Of(queue.FirstJobs ?? new([])).Where(job => job.IsKnown).Take(ShownJobs).Select(NextJob);
        return Markup.Of($"<ul class=\"next-jobs\">{jobs}</ul>");
    }

    private NonEscapedString NextJob(JobRow job)
    {
        var since = job.Since is { } time ? Html.RelativeTime(time) : Markup.Nothing;
        return Markup.Of($"<li>{Html.JobIdLink(job.Id)} {JobCell.Of(Html, job)} {since}</li>");
    }
}
