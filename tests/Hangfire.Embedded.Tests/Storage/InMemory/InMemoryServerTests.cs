using Hangfire.Server;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryServerTests : MemoryFixture
{
    [Fact]
    public void AnAnnouncedServerIsListed()
    {
        Connection.AnnounceServer("one", new ServerContext { WorkerCount = 3, Queues = ["critical", "default"] });

        var server = Assert.Single(Monitor.Servers());

        Assert.Equal(("one", 3, Now, Now), (server.Name, server.WorkersCount, server.StartedAt, server.Heartbeat));
        Assert.Equal(["critical", "default"], server.Queues);
    }

    [Fact]
    public void OnlySilentServersAreRemoved()
    {
        Connection.AnnounceServer("silent", new ServerContext());
        Connection.AnnounceServer("alive", new ServerContext());
        Time.Advance(TimeSpan.FromMinutes(6));
        Connection.Heartbeat("alive");

        Assert.Equal(1, Connection.RemoveTimedOutServers(TimeSpan.FromMinutes(5)));

        Assert.Equal("alive", Assert.Single(Monitor.Servers()).Name);
        Assert.Throws<BackgroundServerGoneException>(() => Connection.Heartbeat("silent"));
    }

    [Fact]
    public void ARemovedServerIsGone()
    {
        Connection.AnnounceServer("one", new ServerContext());

        Connection.RemoveServer("one");

        Assert.Empty(Monitor.Servers());
    }

    [Fact]
    public void ANegativeTimeOutIsRefused() =>
        Assert.Throws<ArgumentException>(() => Connection.RemoveTimedOutServers(TimeSpan.FromSeconds(-1)));
}
