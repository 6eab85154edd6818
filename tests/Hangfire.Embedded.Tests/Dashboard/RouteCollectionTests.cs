using Hangfire.Dashboard;

namespace Hangfire.Embedded.Tests.Dashboard;

public sealed class RouteCollectionTests
{
    private readonly RouteCollection routes = new();

    [Theory]
    [InlineData("/jobs/7", true)]
    [InlineData("/JOBS/7", true)]
    [InlineData("/jobs/7/", true)]
    [InlineData("/jobs/7/8", false)]
    [InlineData("/x/jobs/7", false)]
    public void MatchesTheWholePathWhateverItsCase(string path, bool matches)
    {
        routes.Add("/jobs/(?<Id>[0-9]+)", new Named("job"));

        Assert.Equal(matches ? "7" : null, routes.FindDispatcher(path)?.Item2.Groups["Id"].Value);
    }

    [Fact]
    public void PrefersTheRouteAddedFirst()
    {
        routes.Add("/jobs/.+", new Named("first"));
        routes.Add("/jobs/7", new Named("second"));

        Assert.Equal("first", ((Named)routes.FindDispatcher("/jobs/7").Item1).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void TakesAnEmptyPathForHome(string path)
    {
        routes.Add("/", new Named("home"));

        Assert.NotNull(routes.FindDispatcher(path));
    }

    [Fact]
    public void GivesUpOnAPathMadeToExhaustATemplate()
    {
        routes.Add("/(a+)+b", new Named("slow"));

        Assert.Null(routes.FindDispatcher("/" + new string('a', 40)));
    }

    private sealed record Named(string Name) : IDashboardDispatcher
    {
        public Task Dispatch(DashboardContext context) => Task.CompletedTask;
    }
}
