using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Connections;
using Hangfire.PostgreSql.Monitoring;
using Hangfire.Storage.Search;
using Npgsql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class KeyedPageTests(SharedDatabase shared) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private PostgreSqlStorage storage = null!;

    private IKeyedPages Pages => (IKeyedPages)storage.GetMonitoringApi();

    public async Task InitializeAsync()
    {
        storage = new PostgreSqlStorage(shared.Database.ConnectionString);
        storage.GetMonitoringApi().GetStatistics();
        await ManyJobs.InsertAsync(shared.Database, failed: 30, succeededBehind: 20);
    }

    public Task DisposeAsync() => shared.Database.ExecuteAsync("drop schema hangfire cascade");

    [Fact]
    public void PagesBeginBesideTheJobOfTheKeyAndAreOrderedAlike()
    {
        Assert.Equal(["20", "19", "18"], Failed(new PageKey("21", IsNewer: false), 0, 3));
        Assert.Equal(["18", "17"], Failed(new PageKey("21", IsNewer: false), 2, 2));
        Assert.Equal(["24", "23", "22"], Failed(new PageKey("21", IsNewer: true), 0, 3));
        Assert.Equal(["26", "25"], Failed(new PageKey("21", IsNewer: true), 3, 2));
        Assert.Equal(["3", "2", "1"], Failed(new PageKey("0", IsNewer: true), 0, 3));
    }

    [Theory]
    [InlineData("no number")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public void AKeyThatIsNoJobMeansTheFirstPage(string id) => Assert.Equal(["30", "29"], Failed(new PageKey(id, IsNewer: true), 0, 2));

    [Fact]
    public void FewJobsAreCountedExactly() => Assert.Equal(new StateTotal(30, IsExact: true), Pages.TotalInState("Failed"));

    [Fact]
    public async Task AStatementRunsNoLongerThanTheTimeItWasGiven()
    {
        await using var connection = new NpgsqlConnection(shared.Database.ConnectionString);
        var database = storage.Engine.Database;
        var slow = new SqlStatement("select pg_sleep(60)").Reading(_ => { });

        var cancelled = Assert.Throws<PostgresException>(
            () => database.ExecuteOwn(StatementTimeout.Of(TimeSpan.FromMilliseconds(50)), slow));

        Assert.Equal(PostgresErrorCodes.QueryCanceled, cancelled.SqlState);
        Assert.Equal("0", database.QueryFirst(
            new SqlStatement("show statement_timeout"), row => row.GetString(0)));
    }

    private string[] Failed(PageKey key, int skip, int count) => [.. Pages.StartingAt(key).FailedJobs(skip, count).Select(job => job.Key)];
}
