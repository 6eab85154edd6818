using Hangfire.Dashboard.Bulk;
using Hangfire.PostgreSql;
using Hangfire.Storage.Search;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class BulkChangeTests(SharedDatabase shared) : IClassFixture<SharedDatabase>, IAsyncLifetime
{
    private const int Failed = 250;

    private readonly PostgreSqlStorage storage = new(shared.Database.ConnectionString);

    public async Task InitializeAsync()
    {
        storage.GetMonitoringApi().GetStatistics();
        await ManyJobs.InsertAsync(shared.Database, Failed, succeededBehind: 50);
    }

    public Task DisposeAsync() => shared.Database.ExecuteAsync("drop schema hangfire cascade");

    [Theory]
    [InlineData(null, Failed)]
    [InlineData("SampleJobs.Run", Failed)]
    [InlineData("text 7\"", 1)]
    public async Task ReachesEveryMatchingJobOnceHoweverOftenTheTimeIsUp(string? text, int matching)
    {
        var finder = (IJobFinder)storage.GetMonitoringApi();
        var search = SearchText.Of(text);
        var slice = new BulkSlice(BulkCommand.All[0], search, finder, new BackgroundJobClient(storage));
        var tally = finder.Count(new JobSearch(search, "Failed"), TimeSpan.FromSeconds(30));
        Assert.Equal(new JobTally(matching, WasCut: false), tally);

        var progress = new BulkProgress(0, 0, tally.Count);
        while (!progress.IsFinished)
        {
            progress = slice.Run(progress, TimeSpan.Zero);
        }

        Assert.Equal((matching, 0), (progress.Done, progress.Skipped));
        Assert.Equal(matching, await shared.Database.ScalarAsync<long>("select count(*) from hangfire.job where statename = 'Enqueued'"));
        Assert.Equal(matching, await shared.Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
        Assert.Equal(50, storage.GetMonitoringApi().SucceededListCount());
    }
}
