using System.Globalization;
using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>What the query string asks of a list; nonsense in it means the first page.</summary>
/// <param name="From">The place of the page's first job.</param>
/// <param name="PerPage">How many jobs the page shows; 0 for the default.</param>
/// <param name="DefaultPerPage">The default of the dashboard.</param>
internal sealed record ListRequest(int From, int PerPage, int DefaultPerPage)
{
    private const int LongestSkip = 10 * Pager.MaximumPerPage;

    /// <summary>The job beside which the page begins; null when only its place is known.</summary>
    public PageKey? Key { get; init; }

    /// <summary>How many jobs to skip from the key.</summary>
    public int Skip { get; init; }

    public static ListRequest Of(RazorPage page) => new(
        Number(page, "from"), Number(page, "count"), page.DashboardOptions.DefaultRecordsPerPage)
    {
        Key = KeyIn(page, "older", isNewer: false) ?? KeyIn(page, "newer", isNewer: true),
        Skip = Math.Min(Number(page, "skip"), LongestSkip),
    };

    private static PageKey? KeyIn(RazorPage page, string name, bool isNewer) =>
        page.Query(name) is { Length: > 0 } id ? new PageKey(id, isNewer) : null;

    private static int Number(RazorPage page, string name) =>
        long.TryParse(page.Query(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Clamp(number, 0, int.MaxValue)
            : 0;
}
