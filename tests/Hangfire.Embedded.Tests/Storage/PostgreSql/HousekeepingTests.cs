using Hangfire.PostgreSql;
using Hangfire.Server;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class HousekeepingTests : PostgreSqlTest
{
    [Fact]
    public async Task ExpiredRowsAreRemovedInBatchesWithAllThatBelongsToThem()
    {
        var storage = OpenStorage(new PostgreSqlStorageOptions { DeleteExpiredBatchSize = 3 });
        var kept = Enqueue(storage);
        for (var number = 0; number < 10; number++)
        {
            Enqueue(storage);
        }

        Write(storage, transaction =>
        {
            transaction.AddToSet("set", "a");
            transaction.SetRangeInHash("hash", [KeyValuePair.Create("a", (string?)"1")]);
            transaction.InsertToList("list", "a");
        });
        await Database.ExecuteAsync($"update hangfire.job set expireat = case when id = {kept} then null else now() - interval '1 second' end");
        await Database.ExecuteAsync("update hangfire.set set expireat = now() - interval '1 second'");
        await Database.ExecuteAsync("update hangfire.hash set expireat = now() - interval '1 second'");
        await Database.ExecuteAsync("update hangfire.list set expireat = now() - interval '1 second'");
        await Database.ExecuteAsync("insert into hangfire.lock (resource, acquired) values ('hangfire:dead', now() - interval '1 hour')");

        RunOnce(storage, "Expiration cleaner");

        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.job"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.state"));
        Assert.Equal(0, await Database.ScalarAsync<long>(
            "select (select count(*) from hangfire.set) + (select count(*) from hangfire.hash) + (select count(*) from hangfire.list) + " +
            "(select count(*) from hangfire.lock)"));
    }

    [Fact]
    public async Task CountsAreAddedUpWithoutChangingTheirSum()
    {
        var storage = OpenStorage();
        for (var number = 0; number < 5; number++)
        {
            Write(storage, transaction =>
            {
                transaction.IncrementCounter("forever");
                transaction.IncrementCounter("daily", TimeSpan.FromDays(1));
            });
        }

        RunOnce(storage, "Counters aggregator");
        Write(storage, transaction => transaction.IncrementCounter("forever"));
        RunOnce(storage, "Counters aggregator");

        using var connection = (Hangfire.Storage.JobStorageConnection)storage.GetConnection();
        Assert.Equal(6, connection.GetCounter("forever"));
        Assert.Equal(5, connection.GetCounter("daily"));
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.counter"));
        Assert.Equal(2, await Database.ScalarAsync<long>("select count(*) from hangfire.aggregatedcounter"));
        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.aggregatedcounter where expireat > now()"));
    }

    private static void RunOnce(JobStorage storage, string name)
    {
        using var stopped = new CancellationTokenSource();
        var context = new BackgroundProcessContext(
            "server", storage, new Dictionary<string, object>(), Guid.NewGuid(), stopped.Token, stopped.Token, stopped.Token);
        var process = storage.GetStorageWideProcesses().Single(process => process.ToString() == name);
        stopped.CancelAfter(TimeSpan.FromSeconds(1));
        try
        {
            process.Execute(context);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
