using Hangfire.Dashboard;

namespace Hangfire.Embedded.Tests.Dashboard;

public sealed class PagerTests
{
    [Theory]
    [InlineData(0, 10, 0, 0, 10, 1, 0)]
    [InlineData(0, 10, 25, 0, 10, 1, 3)]
    [InlineData(20, 10, 25, 20, 10, 3, 3)]
    [InlineData(30, 10, 25, 20, 10, 3, 3)]
    [InlineData(-5, 10, 25, 0, 10, 1, 3)]
    [InlineData(0, -1, 25, 0, 10, 1, 3)]
    [InlineData(0, 501, 2000, 0, 500, 1, 4)]
    [InlineData(int.MaxValue, 1, long.MaxValue, int.MaxValue - 1, 1, int.MaxValue, int.MaxValue)]
    public void BringsValuesIntoRange(
        int from, int perPage, long total, int expectedFrom, int expectedPerPage, int expectedPage, int expectedPages)
    {
        var pager = new Pager(from, perPage, total);

        Assert.Equal(
            (expectedFrom, expectedPerPage, expectedPage, expectedPages),
            (pager.FromRecord, pager.RecordsPerPage, pager.CurrentPage, pager.TotalPageCount));
    }

    [Fact]
    public void LinksToPagesThatExist()
    {
        var pager = new Pager(10, 10, 25) { BasePageUrl = "/list" };

        Assert.Equal(("/list?from=20&count=10", "#", "#"), (pager.PageUrl(3), pager.PageUrl(4), pager.PageUrl(0)));
        Assert.Equal("/list?from=0&count=50", pager.RecordsPerPageUrl(50));
    }

    [Fact]
    public void UsesItsOwnDefault() => Assert.Equal(25, new Pager(0, 0, 25, 100).RecordsPerPage);
}
