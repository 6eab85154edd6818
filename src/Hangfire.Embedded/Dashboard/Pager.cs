using System.Globalization;

namespace Hangfire.Dashboard;

/// <summary>
/// Which page of a list is shown. Values out of range are brought into it, so they may come straight from a query string.
/// </summary>
public class Pager
{
    internal const int MaximumPerPage = 500;
    internal const int DefaultPerPage = 10;

    private readonly int defaultPerPage;

    /// <summary>Creates a pager with 10 records per page unless told otherwise.</summary>
    /// <param name="from">How many records to skip.</param>
    /// <param name="perPage">How many records a page shows, from 1 to 500; 0 or less means the default.</param>
    /// <param name="total">How many records there are.</param>
    public Pager(int from, int perPage, long total) : this(from, perPage, DefaultPerPage, total)
    {
    }

    /// <summary>Creates a pager.</summary>
    /// <param name="from">How many records to skip.</param>
    /// <param name="perPage">How many records a page shows, from 1 to 500; 0 or less means the default.</param>
    /// <param name="defaultPerPage">The default number of records per page.</param>
    /// <param name="total">How many records there are.</param>
    public Pager(int from, int perPage, int defaultPerPage, long total)
    {
        this.defaultPerPage = Math.Clamp(defaultPerPage, 1, MaximumPerPage);
        RecordsPerPage = perPage > 0 ? Math.Min(perPage, MaximumPerPage) : this.defaultPerPage;
        TotalRecordCount = Math.Max(total, 0);
        TotalPageCount = (int)Math.Min(int.MaxValue / RecordsPerPage, (TotalRecordCount + RecordsPerPage - 1) / RecordsPerPage);
        FromRecord = Math.Clamp(from, 0, Math.Max(TotalPageCount - 1, 0) * RecordsPerPage);
        CurrentPage = (FromRecord / RecordsPerPage) + 1;
    }

    /// <summary>The address of the list without a query string; null for the page being shown.</summary>
    public string BasePageUrl { get; set; }

    /// <summary>How many records to skip.</summary>
    public int FromRecord { get; }

    /// <summary>How many records the page shows.</summary>
    public int RecordsPerPage { get; }

    /// <summary>The number of the page, from 1.</summary>
    public int CurrentPage { get; }

    /// <summary>How many pages there are.</summary>
    public int TotalPageCount { get; }

    /// <summary>How many records there are.</summary>
    public long TotalRecordCount { get; }

    /// <summary>The number of records as it is shown.</summary>
    internal virtual string TotalText => TotalRecordCount.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The query string of the page being shown.</summary>
    internal virtual string CurrentQuery => FormattableString.Invariant($"?from={FromRecord}&count={RecordsPerPage}");

    internal IEnumerable<int> PageSizes => new[] { 10, 20, 50, 100, MaximumPerPage, defaultPerPage, RecordsPerPage }.Distinct().Order();

    /// <summary>Returns the address of a page, or <c>#</c> when there is no such page.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    public virtual string PageUrl(int page) =>
        page < 1 || page > TotalPageCount ? "#" : Address((page - 1) * RecordsPerPage, RecordsPerPage);

    /// <summary>Returns the address of the first page with another number of records.</summary>
    /// <param name="perPage">How many records a page shows.</param>
    public string RecordsPerPageUrl(int perPage) => perPage < 1 ? "#" : Address(0, perPage);

    private string Address(int from, int count) => FormattableString.Invariant($"{BasePageUrl}?from={from}&count={count}");
}
