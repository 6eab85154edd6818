using System.Collections.Concurrent;
using Hangfire.Server;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Server;

public sealed class ServerFilterTests : IDisposable
{
    private readonly ConcurrentQueue<string> calls = new();
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AJobSeesWhatAFilterMadeAmbientBeforeAndAfterAwaits()
    {
        lab.Filters.Add(new AmbientFilter());
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.NoteAmbient(key));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal([id, id, id], probe.Notes);
    }

    [Fact]
    public async Task FiltersStandAroundTheJobLikeRings()
    {
        lab.Filters.Add(new Ring("inner", calls), 2);
        lab.Filters.Add(new Ring("outer", calls), 1);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Equal(["outer before", "inner before", "inner after", "outer after"], calls);
    }

    [Fact]
    public async Task AFilterThatCancelsKeepsInnerFiltersAndTheJobFromRunning()
    {
        var probe = LabJobs.Probe(out var key);
        lab.Filters.Add(new Ring("outer", calls), 1);
        lab.Filters.Add(new Ring("cancelling", calls) { Cancels = true }, 2);
        lab.Filters.Add(new Ring("inner", calls), 3);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Note(key));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Empty(probe.Notes);
        Assert.Equal(["outer before", "cancelling before", "outer after"], calls);
    }

    [Fact]
    public async Task AFilterMayHandleTheExceptionOfTheJob()
    {
        lab.Filters.Add(new Ring("handling", calls) { Handles = true });
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Fail("boom"));

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Contains("handling saw JobPerformanceException of boom", calls);
    }

    [Fact]
    public async Task AnExceptionFilterMayHandleTheExceptionOfTheJob()
    {
        lab.Filters.Add(new HandlingExceptionFilter());
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Fail("boom"));

        lab.StartServer();

        await lab.SucceedsAsync(id);
    }

    [Fact]
    public async Task AFilterThatThrowsFailsTheJobWithItsOwnReason()
    {
        lab.Filters.Add(new ThrowingFilter());
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        lab.StartServer();
        await lab.ReachesAsync(id, FailedState.StateName);

        Assert.Equal("An exception occurred during execution of one of the filters", lab.Last(id).Reason);
        Assert.Equal("filter", lab.Last(id).Data["ExceptionMessage"]);
    }

    [Fact]
    public async Task ParametersSetDuringOneAttemptAreSeenByTheNext()
    {
        lab.Filters.Add(new CountingFilter());
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.FailTwice());

        lab.StartServer();
        await Support.Eventually.HoldsAsync(() => lab.History(id).Length == 6, "the retry failed too");

        Assert.Equal("2", lab.Parameter(id, "Runs"));
    }

    private sealed class AmbientFilter : IServerFilter
    {
        public void OnPerforming(PerformingContext context) => LabJobs.Ambient.Value = context.BackgroundJob.Id;

        public void OnPerformed(PerformedContext context) => LabJobs.Ambient.Value = null;
    }

    private sealed class Ring(string name, ConcurrentQueue<string> calls) : IServerFilter
    {
        public bool Cancels { get; init; }

        public bool Handles { get; init; }

        public void OnPerforming(PerformingContext context)
        {
            calls.Enqueue($"{name} before");
            context.Canceled = Cancels;
        }

        public void OnPerformed(PerformedContext context)
        {
            calls.Enqueue(context.Exception is { } error
                ? $"{name} saw {error.GetType().Name} of {error.InnerException!.Message}"
                : $"{name} after");
            context.ExceptionHandled = Handles;
        }
    }

    private sealed class HandlingExceptionFilter : IServerExceptionFilter
    {
        public void OnServerException(ServerExceptionContext filterContext) => filterContext.ExceptionHandled = true;
    }

    private sealed class ThrowingFilter : IServerFilter
    {
        public void OnPerforming(PerformingContext context) => throw new InvalidOperationException("filter");

        public void OnPerformed(PerformedContext context)
        {
        }
    }

    private sealed class CountingFilter : IServerFilter
    {
        public void OnPerforming(PerformingContext context) =>
            context.SetJobParameter("Runs", context.GetJobParameter<int>("Runs") + 1);

        public void OnPerformed(PerformedContext context)
        {
        }
    }
}
