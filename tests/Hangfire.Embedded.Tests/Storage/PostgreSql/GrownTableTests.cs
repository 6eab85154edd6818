using System.Diagnostics;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>The server keeps plans made for empty tables; an idle process must not crawl when a great many jobs arrive at once.</summary>
public sealed class GrownTableTests : PostgreSqlTest
{
    [Fact]
    public async Task JobsAreClaimedQuicklyFromAQueueThatGrewAllOfASudden()
    {
        const int Claims = 20;
        var storage = OpenStorage();
        await Database.ExecuteAsync("alter table hangfire.jobqueue set (autovacuum_enabled = false)");
        await Database.ExecuteAsync("analyze hangfire.jobqueue");
        await Database.ExecuteAsync("vacuum hangfire.jobqueue");
        for (var warm = 0; warm < Claims; warm++)
        {
            Enqueue(storage);
            Finish(storage);
        }

        await Database.ExecuteAsync("insert into hangfire.jobqueue (jobid, queue) select number, 'default' from generate_series(1, 200000) number");
        var started = Stopwatch.GetTimestamp();
        for (var claim = 0; claim < Claims; claim++)
        {
            Finish(storage);
        }

        var each = Stopwatch.GetElapsedTime(started) / Claims;
        Assert.True(each < TimeSpan.FromMilliseconds(200), $"claiming and finishing one job took '{each}'");
    }

    private static void Finish(JobStorage storage)
    {
        using var claim = Fetch(storage);
        Write(storage, transaction => transaction.RemoveFromQueue(claim));
    }
}
