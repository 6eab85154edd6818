using System.Text.RegularExpressions;

namespace Hangfire.Dashboard;

/// <summary>Answers with a page.</summary>
internal sealed class RazorPageDispatcher : IDashboardDispatcher
{
    public const string ContentType = "text/html; charset=utf-8";

    private readonly Func<Match, RazorPage> makePage;

    public RazorPageDispatcher(Func<Match, RazorPage> makePage)
    {
        ArgumentNullException.ThrowIfNull(makePage);
        this.makePage = makePage;
    }

    public Task Dispatch(DashboardContext context) => Render(context, makePage(context.UriMatch));

    public static Task Render(DashboardContext context, RazorPage page)
    {
        page.Assign(context);
        context.Response.ContentType = ContentType;
        return context.Response.WriteAsync(page.ToString());
    }
}
