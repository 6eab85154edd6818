using Hangfire.PostgreSql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class LockTests : PostgreSqlTest
{
    [Fact]
    public async Task ALockThatWasTakenOverIsNotReleasedByItsFormerHolder()
    {
        using var first = OpenStorage().GetConnection();
        using var second = OpenStorage().GetConnection();
        var lost = first.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));
        await Database.ExecuteAsync("update hangfire.lock set acquired = acquired - interval '1 hour'");
        using var held = second.AcquireDistributedLock("resource", TimeSpan.FromSeconds(5));

        lost.Dispose();

        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.lock"));
        Assert.Throws<PostgreSqlDistributedLockException>(() => first.AcquireDistributedLock("resource", TimeSpan.Zero));
    }

    [Fact]
    public async Task AHeldLockIsKeptFresh()
    {
        var options = new PostgreSqlStorageOptions { DistributedLockTimeout = TimeSpan.FromMilliseconds(800) };
        using var first = OpenStorage(options).GetConnection();
        using var second = OpenStorage(options).GetConnection();
        using var held = first.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));
        await Database.ExecuteAsync("create table first_lock as select acquired from hangfire.lock");

        await WaitUntilAsync("select l.acquired > f.acquired + interval '2 seconds' from hangfire.lock l, first_lock f");

        Assert.Throws<PostgreSqlDistributedLockException>(() => second.AcquireDistributedLock("resource", TimeSpan.Zero));
    }

    [Fact]
    public async Task ALockLeftByADeadProcessIsTakenOver()
    {
        using var connection = OpenStorage().GetConnection();
        await Database.ExecuteAsync("insert into hangfire.lock (resource, acquired) values ('hangfire:resource', now() - interval '11 minutes')");

        connection.AcquireDistributedLock("resource", TimeSpan.Zero).Dispose();

        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.lock"));
    }

    [Theory]
    [InlineData("locks:schedulepoller")]
    [InlineData("recurring-jobs:lock")]
    public async Task ADeadProcessHoldsUpTheSchedulesNoLongerThanItsJobs(string resource)
    {
        using var connection = OpenStorage().GetConnection();
        await Database.ExecuteAsync($"""
            insert into hangfire.lock (resource, acquired)
            values ('hangfire:{resource}', now() - interval '61 seconds'), ('hangfire:resource', now() - interval '61 seconds')
            """);

        connection.AcquireDistributedLock(resource, TimeSpan.Zero).Dispose();

        Assert.Throws<PostgreSqlDistributedLockException>(() => connection.AcquireDistributedLock("resource", TimeSpan.Zero));
    }

    [Fact]
    public async Task WaitingKeepsNoTransactionOpen()
    {
        using var first = OpenStorage().GetConnection();
        using var held = first.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));
        using var second = OpenStorage().GetConnection();
        var waiting = Task.Run(() => second.AcquireDistributedLock("resource", TimeSpan.FromMilliseconds(200)));

        await Assert.ThrowsAsync<PostgreSqlDistributedLockException>(() => waiting);

        Assert.Equal(0, await Database.ScalarAsync<long>(
            "select count(*) from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()"));
    }
}
