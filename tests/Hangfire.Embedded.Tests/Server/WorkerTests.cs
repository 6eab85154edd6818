using Hangfire.Server;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Server;

public sealed class WorkerTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AJobGoesFromEnqueuedOverProcessingToSucceeded()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(42));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal(["Enqueued", "Processing", "Succeeded"], lab.History(id));
        Assert.Equal("42", lab.Last(id).Data["Result"]);
        Assert.NotNull(lab.Details(id).ExpireAt);
    }

    [Fact]
    public async Task TheProcessingStateNamesServerAndWorker()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        var processing = lab.Details(id).History[1].Data;
        Assert.Matches($"^lab:{Environment.ProcessId}:[0-9a-f-]{{36}}$", processing["ServerId"]);
        Assert.True(Guid.TryParse(processing["WorkerId"], out _));
    }

    [Fact]
    public async Task ResultsOfAsynchronousMethodsAreStored()
    {
        var text = lab.Client.Enqueue<LabJobs>(jobs => jobs.ReturnLater("done"));
        var number = lab.Client.Enqueue<LabJobs>(jobs => jobs.ReturnValue(7).AsTask());
        var nothing = lab.Client.Enqueue<LabJobs>(jobs => jobs.RunLater());

        lab.StartServer();
        foreach (var id in new[] { text, number, nothing }) await lab.SucceedsAsync(id);

        Assert.Equal("\"done\"", lab.Last(text).Data["Result"]);
        Assert.Equal("7", lab.Last(number).Data["Result"]);
        Assert.False(lab.Last(nothing).Data.ContainsKey("Result"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AFailedJobKeepsItsExceptionAndDoesNotExpire(bool later)
    {
        var id = later
            ? lab.Client.Enqueue<LabJobs>(jobs => jobs.FailLater("boom"))
            : lab.Client.Enqueue<LabJobs>(jobs => jobs.Fail("boom"));

        lab.StartServer();
        await lab.ReachesAsync(id, FailedState.StateName);

        var failed = lab.Last(id);
        Assert.Equal("An exception occurred during performance of the job.", failed.Reason);
        Assert.Equal(("System.InvalidOperationException", "boom"), (failed.Data["ExceptionType"], failed.Data["ExceptionMessage"]));
        Assert.StartsWith("System.InvalidOperationException: boom\n   at ", failed.Data["ExceptionDetails"]);
        Assert.DoesNotContain("JobInvocation", failed.Data["ExceptionDetails"]);
        Assert.StartsWith("lab:", failed.Data["ServerId"]);
        Assert.Null(lab.Details(id).ExpireAt);
    }

    [Fact]
    public async Task ParametersOfTheEngineAreFilledIn()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.NoteContext(key, null!, JobCancellationToken.Null, CancellationToken.None));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal([bool.TrueString, id], probe.Notes.OrderDescending());
    }

    [Fact]
    public async Task WorkersAreNamedThreadsOfTheirOwn()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.NoteThread(key));

        lab.StartServer(options => options.WorkerCount = 1);
        await lab.SucceedsAsync(id);

        Assert.Equal("Hangfire worker #1", Assert.Single(probe.Notes));
    }

    [Fact]
    public async Task WhatAJobLeavesAmbientDoesNotReachTheNext()
    {
        var probe = LabJobs.Probe(out var key);
        var ids = Enumerable.Range(0, 3).Select(_ => lab.Client.Enqueue<LabJobs>(jobs => jobs.NoteLeftover(key))).ToList();

        lab.StartServer(options => options.WorkerCount = 1);
        foreach (var id in ids) await lab.SucceedsAsync(id);

        Assert.Equal(["nothing", "nothing", "nothing"], probe.Notes);
    }

    [Fact]
    public async Task WhatIsAmbientWhereTheServerIsCreatedDoesNotReachJobs()
    {
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.NoteLeftover(key));

        LabJobs.Ambient.Value = "of the application";
        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal("nothing", Assert.Single(probe.Notes));
    }

    [Fact]
    public async Task AJobDeletedWhileItWaitsIsForgotten()
    {
        var probe = LabJobs.Probe(out var key);
        var deleted = lab.Client.Enqueue<LabJobs>(jobs => jobs.Note(key));
        var other = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        Assert.True(lab.Client.Delete(deleted));

        lab.StartServer(options => options.WorkerCount = 1);
        await lab.SucceedsAsync(other);

        Assert.Empty(probe.Notes);
        Assert.Equal(["Enqueued", "Deleted"], lab.History(deleted));
        Assert.Equal(0, lab.Storage.GetMonitoringApi().EnqueuedCount("default"));
    }

    [Fact]
    public async Task AScheduledJobRunsWhenItsTimeHasCome()
    {
        var id = lab.Client.Schedule<LabJobs>(jobs => jobs.Return(1), TimeSpan.FromMilliseconds(50));
        var later = lab.Client.Schedule<LabJobs>(jobs => jobs.Return(1), TimeSpan.FromHours(1));

        lab.StartServer();
        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal(["Scheduled", "Enqueued", "Processing", "Succeeded"], lab.History(id));
        Assert.Equal([later], lab.Set("schedule"));
    }

    [Fact]
    public async Task TwoServersRunEachJobOnce()
    {
        var probe = LabJobs.Probe(out var key);
        var ids = Enumerable.Range(0, 200).Select(_ => lab.Client.Enqueue<LabJobs>(jobs => jobs.Note(key))).ToList();

        lab.StartServer();
        lab.StartServer();
        foreach (var id in ids) await lab.SucceedsAsync(id);

        Assert.Equal(200, probe.Notes.Count);
    }

    [Fact]
    public async Task OnlyTheQueuesOfTheServerAreServed()
    {
        var critical = lab.Client.Enqueue<LabJobs>("critical", jobs => jobs.Return(1));
        var other = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        lab.StartServer(options => options.Queues = ["critical"]);
        await lab.SucceedsAsync(critical);

        Assert.Equal(["Enqueued"], lab.History(other));
        Assert.Equal("default", lab.Details(critical).History[2].Data["Queue"]);
    }

    [Fact]
    public void TheDefaultsAreTheDocumentedOnes()
    {
        var options = new BackgroundJobServerOptions();

        Assert.Equal(Math.Min(Environment.ProcessorCount * 5, 20), options.WorkerCount);
        Assert.Equal(["default"], options.Queues);
        Assert.Equal(TimeSpan.FromSeconds(15), options.SchedulePollingInterval);
        Assert.Equal(TimeSpan.FromSeconds(15), options.ShutdownTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), options.HeartbeatInterval);
        Assert.Equal(TimeSpan.FromMinutes(5), options.ServerTimeout);
        Assert.Equal(TimeSpan.FromSeconds(15), BackgroundProcessingServer.DefaultShutdownTimeout);
    }
}
