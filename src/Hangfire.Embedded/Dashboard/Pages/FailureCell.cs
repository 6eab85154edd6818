namespace Hangfire.Dashboard.Pages;

/// <summary>A failed job with its exception, whose details open on demand.</summary>
internal static class FailureCell
{
    public static NonEscapedString Of(HtmlHelper html, JobRow row)
    {
        var failure = row.Failure;
        var movedOn = row.IsInState ? Markup.Nothing : Markup.Of($" <span class=\"note\">has moved on</span>");
        if (string.IsNullOrEmpty(failure?.ExceptionType))
        {
            return Markup.Of($"{JobCell.Of(html, row)}{movedOn}<p class=\"note\">{failure?.Reason}</p>");
        }

        return Markup.Of($"""
            {JobCell.Of(html, row)}{movedOn}
            <details class="failure"><summary><span class="exception-type">{failure.ExceptionType}</span> <span class="exception-message">{failure.ExceptionMessage}</span></summary>
            {html.StackTrace(failure.ExceptionDetails)}</details>
            """);
    }
}
