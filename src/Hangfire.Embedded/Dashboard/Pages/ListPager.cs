using System.Globalization;

namespace Hangfire.Dashboard.Pages;

/// <summary>The page of a list that the query string asks for; nonsense in it means the first page.</summary>
internal static class ListPager
{
    public static Pager Of(RazorPage page, long total) =>
        new(Number(page.Query("from")), Number(page.Query("count")), page.DashboardOptions.DefaultRecordsPerPage, total);

    /// <summary>The address of the page below the dashboard's prefix.</summary>
    public static string Path(string listPath, Pager pager) =>
        FormattableString.Invariant($"{listPath}?from={pager.FromRecord}&count={pager.RecordsPerPage}");

    private static int Number(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 0, int.MaxValue) : 0;
}
