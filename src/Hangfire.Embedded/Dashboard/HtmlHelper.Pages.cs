namespace Hangfire.Dashboard;

public partial class HtmlHelper
{
    private const int Neighbours = 2;

    /// <summary>Shows links to the pages of a list, and how many records there are.</summary>
    /// <param name="pager">The page being shown.</param>
    public NonEscapedString Paginator(Pager pager)
    {
        ArgumentNullException.ThrowIfNull(pager);

        var total = Markup.Of($"""<span class="pager-total">Total: {pager.TotalText}</span>""");
        if (pager.TotalPageCount <= 1)
        {
            return Markup.Of($"""<div class="pager">{total}</div>""");
        }

        return Markup.Of($"""
            <nav class="pager" aria-label="Pages"><ul class="pagination">
            {Step(pager, pager.CurrentPage - 1, "Previous")}{Numbers(pager)}{Step(pager, pager.CurrentPage + 1, "Next")}
            </ul>{total}</nav>
            """);
    }

    /// <summary>Shows links that change how many records a page shows.</summary>
    /// <param name="pager">The page being shown.</param>
    public NonEscapedString PerPageSelector(Pager pager)
    {
        ArgumentNullException.ThrowIfNull(pager);

        var sizes = pager.PageSizes.Select(size => size == pager.RecordsPerPage
            ? Markup.Of($"<li><span aria-current=\"true\">{size}</span></li>")
            : Markup.Of($"<li><a href=\"{pager.RecordsPerPageUrl(size)}\">{size}</a></li>"));
        return Markup.Of($"""
            <nav class="page-sizes" aria-label="Records per page"><span>Per page:</span><ul class="pagination">{sizes}</ul></nav>
            """);
    }

    private static IEnumerable<NonEscapedString> Numbers(Pager pager)
    {
        var previous = 0;
        foreach (var page in ShownPages(pager))
        {
            if (page > previous + 1)
            {
                yield return Markup.Of($"<li aria-hidden=\"true\"><span>…</span></li>");
            }

            yield return page == pager.CurrentPage
                ? Markup.Of($"<li class=\"active\"><span aria-current=\"page\">{page}</span></li>")
                : Markup.Of($"<li><a href=\"{pager.PageUrl(page)}\" aria-label=\"Page {page}\">{page}</a></li>");
            previous = page;
        }
    }

    private static IEnumerable<int> ShownPages(Pager pager) =>
        Enumerable.Range(pager.CurrentPage - Neighbours, (2 * Neighbours) + 1)
            .Where(page => page > 1 && page < pager.TotalPageCount)
            .Prepend(1)
            .Append(pager.TotalPageCount)
            .Distinct();

    private static NonEscapedString Step(Pager pager, int page, string text) => page < 1 || page > pager.TotalPageCount
        ? Markup.Of($"<li class=\"disabled\"><span aria-disabled=\"true\">{text}</span></li>")
        : Markup.Of($"<li><a href=\"{pager.PageUrl(page)}\">{text}</a></li>");
}
