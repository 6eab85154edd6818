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
            {(pager.TotalRecordCount == 0 ? NoJob : Jobs(RecurringJobs.Page(connection, pager), pager))}
            """);
    }

    private static NonEscapedString NoJob => Note.Message("No recurring job is registered.");

    private NonEscapedString Jobs(IEnumerable<RecurringJobDto> jobs, Pager pager)
    {
        var commands = new SelectionCommands(Path, Path, IsReadOnly ? [] : [ListCommand.Trigger, ListCommand.Remove]);
        var headings = commands.Heading().Concat(DataTable.Headings("Id", "Cron", "Time zone", "Job", "Next execution", "Last execution"));
        var cells = new RecurringJobCells(Html);

        return CommandForm.List(this, commands, pager, DataTable.Of(
            "Recurring jobs", headings, jobs.Select(job => DataTable.Row(commands.Cell(job.Id).Concat(cells.Of(job))))));
    }
}
