using System.Text.Json;
using Hangfire.Storage;
using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>The jobs that wait for a job, from its parameter of that name.</summary>
internal static class Continuations
{
    public static NonEscapedString Of(RazorPage page, JobDetailsDto job)
    {
        var ids = Ids(StateBlocks.Text(job.Properties, "Continuations"));
        if (ids.Count == 0)
        {
            return Markup.Nothing;
        }

        using var connection = page.Storage.GetReadOnlyConnection();
        var rows = ids.Select(id => Row(page.Html, id, connection.GetJobData(id))).ToList();
        var headings = DataTable.Headings("Id", "State", "Job", "Created");
        return Markup.Of($"<h2>Continuations</h2>{DataTable.Of("Continuations", headings, rows)}");
    }

    private static NonEscapedString Row(HtmlHelper html, string id, JobData? job) => job is null
        ? DataTable.Row(DataTable.Cell(html.JobIdLink(id)), Markup.Of($"<td colspan=\"3\"><em>Job expired</em></td>"))
        : DataTable.Row(
            DataTable.Cell(html.JobIdLink(id)),
            DataTable.Cell(html.StateLabel(job.State)),
            DataTable.Cell(JobCell.Of(html, new JobRow(id, job.Job, job.InvocationData))),
            DataTable.Cell(html.RelativeTime(job.CreatedAt)));

    private static List<string> Ids(string? parameter)
    {
        if (parameter is null)
        {
            return [];
        }

        try
        {
            using var stored = JsonDocument.Parse(parameter);
            return [.. stored.RootElement.EnumerateArray().Select(entry => entry.GetProperty("JobId").GetString()).OfType<string>()];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            // The parameter is still shown as it is stored.
            return [];
        }
    }
}
