using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryLockTests : MemoryFixture
{
    private readonly TimeSpan _now = TimeSpan.Zero;

    [Fact]
    public void ALockExcludesOtherConnections()
    {
        using var other = Storage.GetConnection();
        using (Connection.AcquireDistributedLock("resource", _now))
        {
            var error = Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("resource", _now));
            Assert.Equal("resource", error.Resource);
        }

        other.AcquireDistributedLock("resource", _now).Dispose();
    }

    [Fact]
    public void AConnectionMayTakeItsLockAgainAndFreesItWithTheLastRelease()
    {
        using var other = Storage.GetConnection();
        var outer = Connection.AcquireDistributedLock("resource", _now);
        var inner = Connection.AcquireDistributedLock("resource", _now);

        inner.Dispose();
        inner.Dispose();
        Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("resource", _now));

        outer.Dispose();
        other.AcquireDistributedLock("resource", _now).Dispose();
    }

    [Fact]
    public async Task AWaitingConnectionGetsTheLockWhenItIsReleased()
    {
        var held = Connection.AcquireDistributedLock("resource", _now);
        using var other = Storage.GetConnection();
        var waiting = Task.Run(() => other.AcquireDistributedLock("resource", Patience));

        held.Dispose();

        using var passedOn = await waiting.WaitAsync(Patience);
        Assert.Throws<DistributedLockTimeoutException>(() => Connection.AcquireDistributedLock("resource", _now));
    }

    [Fact]
    public void ARefusedTimeoutLeavesNobodyInLine()
    {
        using (Connection.AcquireDistributedLock("resource", _now))
        {
            using var other = Storage.GetConnection();
            Assert.Throws<ArgumentException>(() => other.AcquireDistributedLock("resource", TimeSpan.FromSeconds(-2)));
        }

        using var free = Storage.GetConnection();
        free.AcquireDistributedLock("resource", _now).Dispose();
    }

    [Fact]
    public async Task NobodyEntersTwiceUnderContention()
    {
        var (inside, entries) = (0, 0);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            using var connection = Storage.GetConnection();
            for (var round = 0; round < 200; round++)
            {
                using var held = connection.AcquireDistributedLock("resource", Patience);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                entries++;
                Interlocked.Decrement(ref inside);
            }
        })));

        Assert.Equal(1200, entries);
    }
}
