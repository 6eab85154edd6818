using Hangfire.Storage.Monitoring;

namespace Hangfire.Dashboard.Pages;

/// <summary>A failed job with its exception, whose details open on demand.</summary>
internal static class FailureCell
{
    public static NonEscapedString Of(HtmlHelper html, JobRow row) => string.IsNullOrEmpty(row.Failure?.ExceptionType)
        ? Markup.Of($"{JobCell.Of(html, row)}<p class=\"note\">{row.Failure?.Reason}</p>")
        : Markup.Of($"{JobCell.Of(html, row)}{Details(html, row.Failure)}");

    private static NonEscapedString Details(HtmlHelper html, FailedJobDto failure) => Markup.Of($"""
        <details class="failure"><summary>
        <span class="exception-type">{failure.ExceptionType}</span> <span class="exception-message">{failure.ExceptionMessage}</span>
        </summary>{html.StackTrace(failure.ExceptionDetails)}</details>
        """);
}
