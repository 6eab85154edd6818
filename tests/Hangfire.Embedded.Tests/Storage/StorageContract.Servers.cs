using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public void AnAnnouncedServerIsListedUntilItIsRemoved()
    {
        using var connection = Connect();
        connection.AnnounceServer("server-1", new ServerContext { Queues = ["default", "critical"], WorkerCount = 3 });
        connection.AnnounceServer("server-1", new ServerContext { Queues = ["default", "critical"], WorkerCount = 4 });
        connection.Heartbeat("server-1");

        var server = Assert.Single(Monitor().Servers());
        Assert.Equal("server-1", server.Name);
        Assert.Equal(4, server.WorkersCount);
        Assert.Equal(["default", "critical"], server.Queues);
        Assert.InRange(server.Heartbeat!.Value, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.InRange(server.StartedAt, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));

        connection.RemoveServer("server-1");
        Assert.Empty(Monitor().Servers());
    }

    [Fact]
    public void AHeartbeatOfAnUnknownServerSaysSo() => Read<object?>(connection =>
    {
        Assert.Throws<BackgroundServerGoneException>(() => connection.Heartbeat("unknown"));
        return null;
    });

    [Fact]
    public void OnlySilentServersTimeOut()
    {
        using var connection = Connect();
        connection.AnnounceServer("server-1", new ServerContext { Queues = ["default"], WorkerCount = 1 });

        Assert.Equal(0, connection.RemoveTimedOutServers(TimeSpan.FromMinutes(5)));
        Assert.True(SpinWait.SpinUntil(() => connection.RemoveTimedOutServers(TimeSpan.FromMilliseconds(1)) == 1, Patience));
        Assert.ThrowsAny<ArgumentException>(() => connection.RemoveTimedOutServers(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void ALockHasOneHolderAtATime()
    {
        using var connection = Connect();
        using var other = Connect();
        var held = connection.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));

        var refused = Assert.ThrowsAny<DistributedLockTimeoutException>(
            () => Task.Run(() => other.AcquireDistributedLock("resource", TimeSpan.FromMilliseconds(50))).GetAwaiter().GetResult());
        Assert.Equal("resource", refused.Resource);
        other.AcquireDistributedLock("another", TimeSpan.Zero).Dispose();

        held.Dispose();
        other.AcquireDistributedLock("resource", TimeSpan.FromSeconds(5)).Dispose();
    }

    [Fact]
    public async Task AWaiterGetsTheLockWhenItIsReleased()
    {
        using var connection = Connect();
        var held = connection.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));
        var waiting = Task.Run(() => Read(other => other.AcquireDistributedLock("resource", Patience)));

        held.Dispose();

        (await waiting.WaitAsync(Patience)).Dispose();
    }

    [Fact]
    public async Task ALockGuardsACriticalSection()
    {
        var inside = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var round = 0; round < 5; round++)
            {
                using var connection = Connect();
                using (connection.AcquireDistributedLock("section", Patience))
                {
                    most = Math.Max(most, Interlocked.Increment(ref inside));
                    Interlocked.Decrement(ref inside);
                }
            }
        })));

        Assert.Equal(1, most);
    }

    [Fact]
    public void ALockOfATransactionIsReleasedWithIt()
    {
        Assert.True(Storage.HasFeature(JobStorageFeatures.Transaction.AcquireDistributedLock));
        using var connection = Connect();
        using (var transaction = (JobStorageTransaction)connection.CreateWriteTransaction())
        {
            transaction.AcquireDistributedLock("resource", TimeSpan.FromSeconds(1));
            Assert.ThrowsAny<DistributedLockTimeoutException>(
                () => Task.Run(() => Read(other => other.AcquireDistributedLock("resource", TimeSpan.FromMilliseconds(20)))).GetAwaiter().GetResult());
            transaction.Commit();
        }

        connection.AcquireDistributedLock("resource", TimeSpan.FromSeconds(5)).Dispose();
    }

    [Fact]
    public void TheStoragesClockIsCloseToOurs() =>
        Assert.InRange(Read(connection => connection.GetUtcDateTime()), DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));

    [Fact]
    public void AllOptionalFeaturesAreOffered() => Assert.All(
        [
            JobStorageFeatures.ExtendedApi,
            JobStorageFeatures.JobQueueProperty,
            JobStorageFeatures.Connection.GetUtcDateTime,
            JobStorageFeatures.Connection.GetSetContains,
            JobStorageFeatures.Connection.LimitedGetSetCount,
            JobStorageFeatures.Connection.BatchedGetFirstByLowest,
            JobStorageFeatures.Transaction.CreateJob,
            JobStorageFeatures.Transaction.SetJobParameter,
            JobStorageFeatures.Monitoring.DeletedStateGraphs,
            JobStorageFeatures.Monitoring.AwaitingJobs,
        ],
        feature => Assert.True(Storage.HasFeature(feature), feature));
}
