using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>
/// A pager whose far pages are addressed by a job instead of by the number of jobs before it, so that each is as quick as the first.
/// Where a list changes meanwhile, its pages go on at the same job.
/// </summary>
internal sealed class KeyedPager(ListRequest request, StateTotal total, string? firstId, string? lastId)
    : Pager(request.From, request.PerPage, request.DefaultPerPage, total.Count)
{
    /// <summary>Skipping fewer jobs than this needs no key.</summary>
    private const int Near = 1000;

    public override string PageUrl(int page) => AddressOf(page) is { } address ? BasePageUrl + address : "#";

    internal override string TotalText => total.IsExact ? base.TotalText : $"about {base.TotalText}";

    internal override string CurrentQuery => request.Key is null
        ? base.CurrentQuery
        : $"{base.CurrentQuery}{KeyQuery(request.Key, request.Skip)}";

    private string? AddressOf(int page)
    {
        if (page < 1 || page > TotalPageCount)
        {
            return null;
        }

        var address = FormattableString.Invariant($"?from={(page - 1) * RecordsPerPage}&count={RecordsPerPage}");
        return (page - 1) * RecordsPerPage < Near ? address : address + KeyOf(page);
    }

    private string? KeyOf(int page)
    {
        var distance = page - CurrentPage;
        return page == TotalPageCount ? KeyQuery(new PageKey("0", IsNewer: true), 0)
            : distance > 0 && lastId is not null ? KeyQuery(new PageKey(lastId, IsNewer: false), (distance - 1) * RecordsPerPage)
            : distance < 0 && firstId is not null ? KeyQuery(new PageKey(firstId, IsNewer: true), (-distance - 1) * RecordsPerPage)
            : null;
    }

    private static string KeyQuery(PageKey key, int skip) =>
        FormattableString.Invariant($"&{(key.IsNewer ? "newer" : "older")}={Uri.EscapeDataString(key.JobId)}&skip={skip}");
}
