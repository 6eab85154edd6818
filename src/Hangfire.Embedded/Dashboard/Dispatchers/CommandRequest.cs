using Hangfire.Dashboard.Pages;
using Microsoft.AspNetCore.Http;

namespace Hangfire.Dashboard;

/// <summary>
/// The rules all commands share. A form that is sent without a script carries the page to return to, as its sender
/// waits for a page and not for an empty answer.
/// </summary>
internal static class CommandRequest
{
    public const string ReturnField = "returnTo";

    public static bool Refuse(DashboardContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return true;
        }

        if (context.IsReadOnly)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return true;
        }

        return false;
    }

    public static async Task Answer(DashboardContext context, bool succeeded)
    {
        var returnTo = (await context.Request.GetFormValuesAsync(ReturnField)).FirstOrDefault(IsOwnPage);

        if (!succeeded)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await (returnTo is null ? Task.CompletedTask : RazorPageDispatcher.Render(context, MessagePage.NothingChanged(returnTo)));
        }
        else if (returnTo is null)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        else
        {
            context.Response.SeeOther(new UrlHelper(context).To(returnTo));
        }
    }

    private static bool IsOwnPage(string path) =>
        path.StartsWith('/')
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(letter => letter == '\\' || char.IsControl(letter));
}
