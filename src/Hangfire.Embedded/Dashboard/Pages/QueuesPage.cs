using System.Globalization;
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
            {(queues.Count == 0 ? Markup.Of($"<p class=\"alert alert-info\">No queue holds a job.</p>") : Table(queues))}
            </div></div>
            """);
    }

    private NonEscapedString Table(IEnumerable<QueueWithTopEnqueuedJobsDto> queues) => Markup.Of($"""
        <div class="table-responsive" tabindex="0" role="region" aria-label="Queues"><table class="table">
        <caption class="visually-hidden">Queues</caption>
        <thead><tr><th scope="col">Queue</th><th scope="col" class="number">Length</th><th scope="col" class="number">Fetched</th><th scope="col">Next jobs</th></tr></thead>
        <tbody>{queues.Select(Row)}</tbody>
        </table></div>
        """);

    private NonEscapedString Row(QueueWithTopEnqueuedJobsDto queue)
    {
        var fetched = queue.Fetched is { } count ? Markup.Of($"<a href=\"{Url.Fetched(queue.Name)}\">{Number(count)}</a>") : Markup.Of($"<em>n/a</em>");
        return Markup.Of($"""
            <tr><th scope="row">{Html.QueueLabel(queue.Name)}</th><td class="number">{Number(queue.Length)}</td><td class="number">{fetched}</td><td>{NextJobs(queue)}</td></tr>

            """);
    }

    private NonEscapedString NextJobs(QueueWithTopEnqueuedJobsDto queue)
    {
        var jobs = JobRows.Of(queue.FirstJobs ?? new([])).Where(job => job.IsKnown).Take(ShownJobs)
            .Select(job => Markup.Of($"<li>{Html.JobIdLink(job.Id)} {JobCell.Of(Html, job)} {(job.Since is { } since ? Html.RelativeTime(since) : null)}</li>"));
        return Markup.Of($"<ul class=\"next-jobs\">{jobs}</ul>");
    }

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
