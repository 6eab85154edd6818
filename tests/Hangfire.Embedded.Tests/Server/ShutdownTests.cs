using Hangfire.Embedded.Tests.Support;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Server;

public sealed class ShutdownTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AJobThatObservesItsTokenIsHandedBackWithoutFailing()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.WaitForCancellation(key, CancellationToken.None));
        var server = lab.StartServer();
        await Eventually.Reached(probe.Started.Task);

        server.SendStop();
        await server.WaitForShutdownAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["Enqueued", "Processing"], lab.History(id));
        Assert.Equal(1, Waiting());
    }

    [Fact]
    public async Task AJobHandedBackRunsOnTheNextServer()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        var first = lab.StartServer(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(50));
        await Eventually.Reached(probe.Started.Task);

        first.Dispose();
        Assert.Equal(1, Waiting());
        lab.StartServer();
        await Eventually.HoldsAsync(() => lab.History(id).Length == 3, "the second server took the job");
        probe.Release.TrySetResult();
        await lab.SucceedsAsync(id);

        Assert.Equal(["Enqueued", "Processing", "Processing", "Succeeded"], lab.History(id));
    }

    [Fact]
    public async Task AJobMayEndWithinTheStopTimeout()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        var server = lab.StartServer(options => options.StopTimeout = TimeSpan.FromSeconds(5));
        await Eventually.Reached(probe.Started.Task);

        server.SendStop();
        Assert.False(server.WaitForShutdown(TimeSpan.FromMilliseconds(20)));
        probe.Release.TrySetResult();

        Assert.True(server.WaitForShutdown(TimeSpan.FromSeconds(5)));
        Assert.Equal(SucceededState.StateName, lab.Last(id).StateName);
    }

    [Fact]
    public async Task AServerIsAnnouncedAndRemoved()
    {
        var server = lab.StartServer(options => options.Queues = ["critical", "default"]);
        await Eventually.HoldsAsync(() => lab.Storage.GetMonitoringApi().Servers().Count == 1, "the server was announced");
        var announced = Assert.Single(lab.Storage.GetMonitoringApi().Servers());

        server.Dispose();

        Assert.Equal(2, announced.WorkersCount);
        Assert.Equal(["critical", "default"], announced.Queues);
        Assert.Empty(lab.Storage.GetMonitoringApi().Servers());
    }

    [Fact]
    public async Task AServerTakenForDeadStartsAgainUnderANewId()
    {
        using var server = new Hangfire.Server.BackgroundProcessingServer(
            lab.Storage,
            Array.Empty<Hangfire.Server.IBackgroundProcess>(),
            new Dictionary<string, object>(),
            new Hangfire.Server.BackgroundProcessingServerOptions
            {
                HeartbeatInterval = TimeSpan.FromMilliseconds(20),
                RestartDelay = TimeSpan.FromMilliseconds(20),
            });
        await Eventually.HoldsAsync(() => lab.Storage.GetMonitoringApi().Servers().Count == 1, "the server was announced");
        var first = lab.Storage.GetMonitoringApi().Servers()[0].Name;

        using (var connection = lab.Storage.GetConnection()) connection.RemoveServer(first);

        await Eventually.HoldsAsync(
            () => lab.Storage.GetMonitoringApi().Servers() is [var second] && second.Name != first, "the server came back");
    }

    private long Waiting() => lab.Storage.GetMonitoringApi().EnqueuedCount("default");
}
