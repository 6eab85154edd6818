using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>Shows one job: its call, what is stored with it, and the states it went through.</summary>
internal sealed class JobDetailsPage(string jobId) : RazorPage
{
    public override void Execute()
    {
        if (Storage.GetMonitoringApi().JobDetails(jobId) is not { } job)
        {
            Write(Html.RenderPartial(MessagePage.JobNotFound(jobId)));
            return;
        }

        var name = Name(job);
        Layout = new LayoutPage(name);
        Emit($"""
            <div class="split">{Html.JobsSidebar()}<div class="content">
            <div class="job-title"><h1 class="page-header">{name}</h1>{Html.StateLabel(CurrentState(job))}</div>
            <div class="toolbar">{Actions()}</div>
            {Facts(job)}{LoadProblem(job)}
            <h2>Call</h2>{JobCall.Of(job)}
            {JobDetailsBlocks.Render(new JobDetailsRendererDto(this, jobId, job))}
            {Parameters(job)}{Continuations.Of(this, job)}
            <h2>State history</h2>{StateHistory.Of(Html, job)}
            </div></div>
            """);
    }

    private static string? CurrentState(JobDetailsDto job) => job.History?.FirstOrDefault()?.StateName;

    private string Name(JobDetailsDto job) =>
        job is { Job: null, InvocationData.Type: not null } ? JobNames.Of(job.InvocationData) : Html.JobName(job.Job);

    private IEnumerable<NonEscapedString> Actions() => IsReadOnly
        ? []
        :
        [
            CommandForm.Single(this, CommandPath("requeue"), "Requeue", DetailsPath),
            CommandForm.Single(this, CommandPath("delete"), "Delete", DetailsPath, confirm: "Delete this job?"),
        ];

    private string CommandPath(string name) => $"/jobs/actions/{name}/{Uri.EscapeDataString(jobId)}";

    private string DetailsPath => $"/jobs/details/{Uri.EscapeDataString(jobId)}";

    private NonEscapedString Facts(JobDetailsDto job) => DescriptionList.Of(
        ("Id", Html.JobId(jobId, shorten: false)),
        ("Created", job.CreatedAt is { } created ? Markup.Of($"{Html.RelativeTime(created)} ({Html.LocalTime(created)})") : null),
        ("Queue", job.Job?.Queue is { } queue ? Html.QueueLabel(queue) : null),
        ("Removed", job.ExpireAt is { } expireAt ? Markup.Of($"{Html.RelativeTime(expireAt)}, with its history") : null));

    private NonEscapedString LoadProblem(JobDetailsDto job) => job.LoadException is { } error
        ? Markup.Of($"""
            <div class="alert alert-danger"><p>The code of this job cannot be loaded here, so retries will not help: {error.Message}</p>
            {Html.StackTrace((error.InnerException ?? error).ToString())}</div>
            """)
        : Markup.Nothing;

    private static NonEscapedString Parameters(JobDetailsDto job)
    {
        if (job.Properties is null or { Count: 0 })
        {
            return Markup.Nothing;
        }

        var rows = job.Properties.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => DataTable.Row(DataTable.Title(entry.Key), DataTable.Cell(Markup.Of($"<code>{entry.Value}</code>"))));
        return Markup.Of($"<h2>Parameters</h2>{DataTable.Of("Parameters", DataTable.Headings("Name", "Value"), rows)}");
    }
}
