using Hangfire.Dashboard.Pages;
using Hangfire.Storage.Search;

namespace Hangfire.Embedded.Tests.Dashboard;

public sealed class KeyedPagerTests
{
    [Fact]
    public void AddressesNearPagesByTheirPlace()
    {
        var pager = Pager(new ListRequest(20, 10, 10), new StateTotal(100_000, IsExact: true));

        Assert.Equal(("?from=30&count=10", "?from=0&count=10"), (pager.PageUrl(4), pager.PageUrl(1)));
    }

    [Fact]
    public void AddressesFarPagesByTheNearestJobItShows()
    {
        var request = new ListRequest(5000, 10, 10) { Key = new PageKey("901", IsNewer: false) };
        var pager = Pager(request, new StateTotal(100_000, IsExact: true));

        Assert.Equal("?from=5010&count=10&older=last&skip=0", pager.PageUrl(502));
        Assert.Equal("?from=5020&count=10&older=last&skip=10", pager.PageUrl(503));
        Assert.Equal("?from=4990&count=10&newer=first&skip=0", pager.PageUrl(500));
        Assert.Equal("?from=99990&count=10&newer=0&skip=0", pager.PageUrl(10_000));
        Assert.Equal("?from=5000&count=10&older=901&skip=0", pager.CurrentQuery);
    }

    [Fact]
    public void SaysWhenItKnowsTheTotalOnlyRoughly()
    {
        Assert.Equal("about 1,003,211", Pager(new ListRequest(0, 10, 10), new StateTotal(1_003_211, IsExact: false)).TotalText);
        Assert.Equal("42", Pager(new ListRequest(0, 10, 10), new StateTotal(42, IsExact: true)).TotalText);
    }

    private static KeyedPager Pager(ListRequest request, StateTotal total) => new(request, total, "first", "last");
}
