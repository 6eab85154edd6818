using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard.Pages;

/// <summary>A page that says one thing.</summary>
internal sealed class MessagePage(string title, string message, string linkPath, string linkText, int? status) : RazorPage
{
    public static MessagePage NotFound() => new(
        "Page not found", "The dashboard has no page at this address.", "/", "Go to the home page", StatusCodes.Status404NotFound);

    public static MessagePage JobNotFound(string jobId) => new(
        "Job not found",
        $"There is no job '{jobId}'. It may have expired: jobs that succeeded or were deleted are removed after a while.",
        "/jobs/succeeded",
        "Go to succeeded jobs",
        StatusCodes.Status404NotFound);

    public static MessagePage NothingChanged(string returnTo) => new(
        "Nothing was changed", "Nothing was selected, or the job has moved on or expired meanwhile.", returnTo, "Go back", status: null);

    public override void Execute()
    {
        Layout = new LayoutPage(title);
        Context.Response.StatusCode = status ?? Context.Response.StatusCode;
        Emit($"""<h1 class="page-header">{title}</h1><p class="message">{message}</p><p><a href="{Url.To(linkPath)}">{linkText}</a></p>""");
    }
}
