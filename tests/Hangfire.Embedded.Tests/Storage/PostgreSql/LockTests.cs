using Hangfire.Embedded.Tests.Support;
using Hangfire.PostgreSql;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class LockTests : PostgreSqlTest
{
    private static readonly PostgreSqlStorageOptions Hasty = new() { InvisibilityTimeout = TimeSpan.FromMilliseconds(800) };

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
    [InlineData("lock:recurring-job:nightly")]
    public async Task ALockThatIsNoLongerKeptFreshIsFreeAsSoonAsTheJobsOfItsHolder(string resource)
    {
        using var first = OpenStorage().GetConnection();
        using var second = OpenStorage().GetConnection();
        using var left = first.AcquireDistributedLock(resource, TimeSpan.FromSeconds(1));
        await AgeLocksAsync("59 seconds");
        Assert.Throws<PostgreSqlDistributedLockException>(() => second.AcquireDistributedLock(resource, TimeSpan.Zero));

        await AgeLocksAsync("2 seconds");

        second.AcquireDistributedLock(resource, TimeSpan.Zero).Dispose();
    }

    [Fact]
    public async Task ALockOfAnotherEngineIsRespectedForTheWholeTimeout()
    {
        using var connection = OpenStorage().GetConnection();
        await Database.ExecuteAsync("insert into hangfire.lock (resource, acquired) values ('hangfire:resource', now() - interval '9 minutes')");

        Assert.Throws<PostgreSqlDistributedLockException>(() => connection.AcquireDistributedLock("resource", TimeSpan.Zero));
    }

    [Fact]
    public void WhoWaitsForALockRespectsTheTimeItsHolderNamed()
    {
        using var patient = OpenStorage(new PostgreSqlStorageOptions { InvisibilityTimeout = TimeSpan.FromMinutes(5) }).GetConnection();
        using var hasty = OpenStorage(new PostgreSqlStorageOptions { InvisibilityTimeout = TimeSpan.FromMilliseconds(1) }).GetConnection();
        using var held = patient.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));

        Assert.Throws<PostgreSqlDistributedLockException>(() => hasty.AcquireDistributedLock("resource", TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task AHolderHearsThatItsLockWasTakenOver()
    {
        using var first = OpenStorage(Hasty).GetConnection();
        using var second = OpenStorage().GetConnection();
        using var held = (IHeldLock)first.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));

        await Database.ExecuteAsync("update hangfire.lock set acquired = now()"); // as somebody who took it over would

        await Eventually.HoldsAsync(() => held.Lost.IsCancellationRequested, "the holder heard of it");
    }

    [Fact]
    public async Task AHolderThatCannotKeepItsLockFreshHearsOfItByItsOwnClock()
    {
        using var connection = OpenStorage(Hasty).GetConnection();
        using var held = (IHeldLock)connection.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));

        await Database.ExecuteAsync("alter table hangfire.lock rename to lock_out_of_reach");

        await Eventually.HoldsAsync(() => held.Lost.IsCancellationRequested, "the holder heard of it");
        await Database.ExecuteAsync("alter table hangfire.lock_out_of_reach rename to lock");
    }

    [Fact]
    public async Task ATransactionThatLostItsLockWritesNothing()
    {
        var storage = OpenStorage(Hasty);
        using var transaction = Transaction(storage);
        transaction.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));
        transaction.AddToSet("set", "value");
        using var connection = storage.GetConnection();
        using var takenLater = (IHeldLock)connection.AcquireDistributedLock("other", TimeSpan.FromSeconds(1));
        await Database.ExecuteAsync("update hangfire.lock set acquired = now()");
        await Eventually.HoldsAsync(() => takenLater.Lost.IsCancellationRequested, "both holders heard of it");

        var refused = Assert.Throws<LockLostException>(transaction.Commit);

        Assert.Equal(
            "The distributed lock 'hangfire:resource' was lost before the commit, because it could not be kept fresh. Nothing was written. " +
            "Take the lock again and decide anew.", refused.Message);
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.set"));
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

    private Task AgeLocksAsync(string by) => Database.ExecuteAsync($"update hangfire.lock set acquired = acquired - interval '{by}'");
}
