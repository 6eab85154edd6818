namespace Hangfire.Dashboard.Pages;

/// <summary>The page of a list that the query string asks for.</summary>
internal static class ListPager
{
    public static Pager Of(RazorPage page, long total)
    {
        var request = ListRequest.Of(page);
        return new Pager(request.From, request.PerPage, request.DefaultPerPage, total);
    }

    /// <summary>The address of the page below the dashboard's prefix.</summary>
    public static string Path(string listPath, Pager pager) => listPath + pager.CurrentQuery;
}
