using Hangfire.Storage;

namespace Hangfire.Dashboard.Pages;

/// <summary>The job's name in a list, which is there even when its code is not.</summary>
internal static class JobCell
{
    public static NonEscapedString Of(HtmlHelper html, JobRow row)
    {
        var movedOn = row.IsInState ? Markup.Nothing : Note.MovedOn;
        return row is { Job: null, Invocation.Type: not null }
            ? Markup.Of($"{StoredName(html, row.Id, row.Invocation)}{movedOn}")
            : Markup.Of($"{html.JobNameLink(row.Id, row.Job)}{movedOn}");
    }

    private static NonEscapedString StoredName(HtmlHelper html, string id, InvocationData call) => Markup.Of($"""
        <a class="job-name" href="{html.Page.Url.JobDetails(id)}">{JobNames.Of(call)}</a>
        <span class="note">its code cannot be loaded</span>
        """);
}
