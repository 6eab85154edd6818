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
        return Markup.Of($"""
            <h2>Continuations</h2>
            <div class="table-responsive"><table class="table"><caption class="visually-hidden">Continuations</caption>
            <thead><tr><th scope="col">Id</th><th scope="col">State</th><th scope="col">Job</th><th scope="col">Created</th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            """);
    }

    private static NonEscapedString Row(HtmlHelper html, string id, JobData? job) => job is null
        ? Markup.Of($"<tr><td>{html.JobIdLink(id)}</td><td colspan=\"3\"><em>Job expired</em></td></tr>")
        : Markup.Of($"<tr><td>{html.JobIdLink(id)}</td><td>{html.StateLabel(job.State)}</td><td>{JobCell.Of(html, new JobRow(id, job.Job, job.InvocationData))}</td><td>{html.RelativeTime(job.CreatedAt)}</td></tr>");

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
