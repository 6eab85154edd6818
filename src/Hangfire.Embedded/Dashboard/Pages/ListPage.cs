using Hangfire.Storage.Search;

namespace Hangfire.Dashboard.Pages;

/// <summary>The rows of a list that a request asks for, and the way to its other pages.</summary>
internal sealed record ListPage(Pager Pager, IReadOnlyList<JobRow> Rows)
{
    public static ListPage Read(RazorPage page, JobList list)
    {
        var source = ListSource.Of(page.Storage);
        var request = ListRequest.Of(page);
        return source.Keyed is { } keyed && list.State is { } state
            ? ReadByKey(list, source, request, keyed.TotalInState(state))
            : ReadByPlace(list, source, request);
    }

    private static ListPage ReadByPlace(JobList list, ListSource source, ListRequest request)
    {
        var pager = new Pager(request.From, request.PerPage, request.DefaultPerPage, list.Count(source));
        return new ListPage(pager, list.Read(source, pager.FromRecord, pager.RecordsPerPage));
    }

    private static ListPage ReadByKey(JobList list, ListSource source, ListRequest request, StateTotal total)
    {
        var place = new Pager(request.From, request.PerPage, request.DefaultPerPage, total.Count);
        var rows = list.Read(source.StartingAt(request.Key), request.Key is null ? place.FromRecord : request.Skip, place.RecordsPerPage);
        var (firstId, lastId) = rows is [var first, ..] ? (first.Id, rows[^1].Id) : (null, null);
        return new ListPage(new KeyedPager(request, AtLeast(total, place, rows.Count), firstId, lastId), rows);
    }

    // An estimate may be too low; a full page says that there is more.
    private static StateTotal AtLeast(StateTotal total, Pager place, int shown)
    {
        var seen = place.FromRecord + shown + (shown == place.RecordsPerPage ? 1 : 0);
        return total.IsExact ? total : total with { Count = Math.Max(total.Count, seen) };
    }
}
