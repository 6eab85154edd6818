using Hangfire.Client;
using Hangfire.Embedded.Tests.Server;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Client;

public sealed class BackgroundJobClientTests : IDisposable
{
    private readonly JobLab lab = new(new StatisticsHistoryAttribute());

    public void Dispose() => lab.Dispose();

    [Fact]
    public void AnEnqueuedJobWaitsInTheDefaultQueueAndDoesNotExpire()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        Assert.Equal(["Enqueued"], lab.History(id));
        Assert.Equal(1, Waiting("default"));
        Assert.Null(lab.Details(id).ExpireAt);
    }

    [Fact]
    public void AQueueGivenOnCreationWinsAndTheStateStillSaysDefault()
    {
        var id = lab.Client.Enqueue<LabJobs>("critical", jobs => jobs.Return(1));

        Assert.Equal((1, 0), (Waiting("critical"), Waiting("default")));
        Assert.Equal("default", lab.Last(id).Data["Queue"]);
    }

    [Fact]
    public void AQueueAttributeChoosesTheQueue()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Queued());

        Assert.Equal(1, Waiting("attribute"));
        Assert.Equal("attribute", lab.Last(id).Data["Queue"]);
    }

    [Fact]
    public void AQueueAttributeMayNameArguments()
    {
        lab.Client.Enqueue<LabJobs>(jobs => jobs.QueuedFor("a"));

        Assert.Equal(1, Waiting("tenant-a"));
    }

    [Fact]
    public void AScheduledJobStandsInTheSchedule()
    {
        var id = lab.Client.Schedule<LabJobs>(jobs => jobs.Return(1), TimeSpan.FromDays(1));

        Assert.Equal(["Scheduled"], lab.History(id));
        Assert.Equal([id], lab.Set("schedule"));
    }

    [Fact]
    public void ReschedulingAndDeletingLeaveNoTraceInTheSchedule()
    {
        var id = lab.Client.Schedule<LabJobs>(jobs => jobs.Return(1), TimeSpan.FromDays(1));

        Assert.True(lab.Client.Reschedule(id, TimeSpan.FromDays(2)));
        Assert.True(lab.Client.Delete(id));

        Assert.Empty(lab.Set("schedule"));
        Assert.NotNull(lab.Details(id).ExpireAt);
    }

    [Fact]
    public void AChangeFromAnotherStateThanExpectedDoesNothing()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        Assert.False(lab.Client.Delete(id, FailedState.StateName));
        Assert.Equal(["Enqueued"], lab.History(id));
    }

    [Fact]
    public void ADeletedJobThatIsRequeuedNoLongerExpiresNorCounts()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        lab.Client.Delete(id);

        Assert.True(lab.Client.Requeue(id));

        Assert.Null(lab.Details(id).ExpireAt);
        Assert.Equal(0, lab.Storage.GetMonitoringApi().GetStatistics().Deleted);
    }

    [Fact]
    public void AnUnknownJobCannotBeChanged() => Assert.False(lab.Client.Delete("4711"));

    [Fact]
    public void AFilterMayCancelTheCreation()
    {
        lab.Filters.Add(new ClientFilter { Cancels = true });

        Assert.Null(lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1)));
        Assert.Equal(0, Waiting("default"));
    }

    [Fact]
    public void AFilterMayAddParametersThatElectionsSee()
    {
        var election = new ReadingElection();
        lab.Filters.Add(new ClientFilter());
        lab.Filters.Add(election);

        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        Assert.Equal("\"value\"", lab.Parameter(id, "Name"));
        Assert.Equal("value", election.Read);
    }

    [Fact]
    public void AnErrorOfAFilterReachesExceptionFiltersAndThenTheCaller()
    {
        var seen = new SeeingExceptionFilter();
        lab.Filters.Add(new ClientFilter { Fails = true });
        lab.Filters.Add(seen);

        var error = Assert.Throws<BackgroundJobClientException>(() => lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1)));

        Assert.Equal("filter", error.InnerException!.Message);
        Assert.Same(error.InnerException, seen.Seen);
    }

    [Fact]
    public void AnExceptionFilterMayHandleTheError()
    {
        lab.Filters.Add(new ClientFilter { Fails = true });
        lab.Filters.Add(new SeeingExceptionFilter { Handles = true });

        Assert.Null(lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1)));
    }

    [Fact]
    public void TheCultureIsStoredWithTheJob()
    {
        lab.Filters.Add(new CaptureCultureAttribute());

        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        Assert.Equal($"\"{System.Globalization.CultureInfo.CurrentCulture.Name}\"", lab.Parameter(id, "CurrentCulture"));
    }

    private long Waiting(string queue) => lab.Storage.GetMonitoringApi().EnqueuedCount(queue);

    private sealed class ClientFilter : IClientFilter
    {
        public bool Cancels { get; init; }

        public bool Fails { get; init; }

        public void OnCreating(CreatingContext context)
        {
            if (Fails) throw new InvalidOperationException("filter");
            context.SetJobParameter("Name", "value");
            context.Canceled = Cancels;
        }

        public void OnCreated(CreatedContext context)
        {
        }
    }

    private sealed class ReadingElection : IElectStateFilter
    {
        public string? Read { get; private set; }

        public void OnStateElection(ElectStateContext context) => Read = context.GetJobParameter<string>("Name");
    }

    private sealed class SeeingExceptionFilter : IClientExceptionFilter
    {
        public bool Handles { get; init; }

        public Exception? Seen { get; private set; }

        public void OnClientException(ClientExceptionContext filterContext)
        {
            Seen = filterContext.Exception;
            filterContext.ExceptionHandled = Handles;
        }
    }
}
