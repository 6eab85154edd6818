using System.Diagnostics;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Hangfire.Storage.Search;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>What the dashboard reads of 100,000 failed jobs behind 1,000,000 succeeded ones.</summary>
[Trait("Category", "Slow")]
public sealed class LargeListTests(SharedDatabase shared, LargeListTests.Filled filled)
    : IClassFixture<SharedDatabase>, IClassFixture<LargeListTests.Filled>
{
    private const int Failed = 100_000;
    private const int Succeeded = 1_000_000;
    private const int Runs = 9;
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task EveryReadOfAPageIsQuick()
    {
        var storage = await filled.Storage(shared);
        var monitor = (JobStorageMonitor)storage.GetMonitoringApi();
        var pages = (IKeyedPages)monitor;
        var older = pages.StartingAt(new PageKey("50000", IsNewer: false));
        var middle = pages.StartingAt(new PageKey("600000", IsNewer: true));
        var oldest = pages.StartingAt(new PageKey("0", IsNewer: true));

        var slow = new List<string>();
        Measure("the statistics", () => monitor.GetStatistics().Failed, Failed);
        Measure("the first failed jobs", () => monitor.FailedJobs(0, 50).First().Key, "100000");
        Measure("failed jobs from a place", () => monitor.FailedJobs(1000, 50).First().Key, "99000");
        Measure("failed jobs from a key", () => older.FailedJobs(0, 50).First().Key, "49999");
        Measure("the oldest failed jobs", () => oldest.FailedJobs(0, 50).Last().Key, "1");
        Measure("how many have failed", () => pages.TotalInState("Failed"), new StateTotal(Failed, IsExact: true));
        Measure("the first succeeded jobs", () => monitor.SucceededJobs(0, 50).First().Key, "1100000");
        Measure("succeeded jobs from a key", () => middle.SucceededJobs(0, 50).Last().Key, "600001");
        Measure("the oldest succeeded jobs", () => oldest.SucceededJobs(0, 50).Last().Key, "100001");
        Measure("about how many have succeeded", () => pages.TotalInState("Succeeded").IsExact, false);
        Assert.InRange(pages.TotalInState("Succeeded").Count, Succeeded * 0.9, Succeeded * 1.1);
        Assert.True(slow.Count == 0, $"Expected at most {Quick.TotalMilliseconds} ms:\n{string.Join('\n', slow)}");

        void Measure<T>(string name, Func<T> read, T expected)
        {
            Assert.Equal((name, expected), (name, read()));
            var best = Best(read);
            if (best > Quick)
            {
                slow.Add($"{name} took {best.TotalMilliseconds:F1} ms");
            }
        }
    }

    [Fact]
    public async Task AnyPlaceOfTheListsCanStillBeRead()
    {
        var monitor = (await filled.Storage(shared)).GetMonitoringApi();

        Assert.Equal("1", monitor.FailedJobs(Failed - 1, 10).Single().Key);
        Assert.Equal("100001", monitor.SucceededJobs(Succeeded - 1, 10).Single().Key);
        Assert.Equal(Succeeded, monitor.SucceededListCount());
    }

    [Fact]
    public async Task ASearchEndsInTimeAndGoesOnUntilItFindsTheOldestJob()
    {
        var limit = TimeSpan.FromMilliseconds(500);
        var finder = (IJobFinder)(await filled.Storage(shared)).GetMonitoringApi();
        var search = new JobSearch(SearchText.Of("text 1\""), null);

        var longest = TimeSpan.Zero;
        FoundJobs found;
        do
        {
            var began = Stopwatch.GetTimestamp();
            found = finder.Find(search, limit);
            longest = Max(longest, Stopwatch.GetElapsedTime(began));
            search = search with { After = found.Next };
        }
        while (found is { Jobs.Count: 0, Next: not null });

        Assert.Equal("1", Assert.Single(found.Jobs).Id);
        Assert.InRange(longest, TimeSpan.Zero, 4 * limit);
    }

    // Other work on the machine may slow a read down; it does not make a slow one quick.
    private static TimeSpan Best<T>(Func<T> read) => Enumerable.Range(0, Runs).Min(_ => Duration(read));

    private static TimeSpan Duration<T>(Func<T> read)
    {
        var began = Stopwatch.GetTimestamp();
        read();
        return Stopwatch.GetElapsedTime(began);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Fills the database once for all tests of the class.</summary>
    public sealed class Filled
    {
        private PostgreSqlStorage? storage;

        internal async Task<PostgreSqlStorage> Storage(SharedDatabase shared)
        {
            if (storage is not null)
            {
                return storage;
            }

            var made = new PostgreSqlStorage(shared.Database.ConnectionString);
            made.GetMonitoringApi().GetStatistics();
            await ManyJobs.InsertAsync(shared.Database, Failed, Succeeded);
            return storage = made;
        }
    }
}
