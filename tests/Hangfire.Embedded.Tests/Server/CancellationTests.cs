using Hangfire.Embedded.Tests.Support;

namespace Hangfire.Embedded.Tests.Server;

public sealed class CancellationTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ARunningJobThatIsDeletedIsCancelledAndStaysDeleted(bool asks)
    {
        var probe = LabJobs.Probe(out var key);
        var id = asks
            ? lab.Client.Enqueue<LabJobs>(jobs => jobs.WaitForAbort(key, JobCancellationToken.Null))
            : lab.Client.Enqueue<LabJobs>(jobs => jobs.WaitForCancellation(key, CancellationToken.None));
        lab.StartServer(options => options.WorkerCount = 1);
        await Eventually.Reached(probe.Started.Task);

        Assert.True(lab.Client.Delete(id));

        await lab.SucceedsAsync(lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1)));
        Assert.Equal(["Enqueued", "Processing", "Deleted"], lab.History(id));
        Assert.Equal(0, lab.Storage.GetMonitoringApi().FetchedCount("default"));
    }

    [Fact]
    public async Task AJobThatEndsAfterItsDeletionStaysDeleted()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.WaitForRelease(key));
        lab.StartServer(options => options.WorkerCount = 1);
        await Eventually.Reached(probe.Started.Task);

        Assert.True(lab.Client.Delete(id));
        probe.Release.TrySetResult();

        await lab.SucceedsAsync(lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1)));
        Assert.Equal(["Enqueued", "Processing", "Deleted"], lab.History(id));
    }
}
