namespace Hangfire.Dashboard.Pages;

/// <summary>The job's name in a list, which is there even when its code is not.</summary>
internal static class JobCell
{
    public static NonEscapedString Of(HtmlHelper html, JobRow row)
    {
        if (row is { Job: null, Invocation.Type: not null })
        {
            return Markup.Of($"""
                <a class="job-name" href="{html.Page.Url.JobDetails(row.Id)}">{JobNames.Of(row.Invocation)}</a>
                <span class="note">its code cannot be loaded</span>
                """);
        }

        return html.JobNameLink(row.Id, row.Job);
    }
}
