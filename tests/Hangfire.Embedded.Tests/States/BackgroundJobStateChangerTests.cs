using Hangfire.Embedded.Tests.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.States;

public sealed class BackgroundJobStateChangerTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public void AJobChangedMeanwhileIsReadAndDecidedAnew()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        var meddler = new Meddler(lab);
        lab.Filters.Add(meddler);

        Assert.True(lab.Client.Delete(id));

        Assert.Equal(2, meddler.Elections);
        Assert.Equal(["Enqueued", "Scheduled", "Deleted"], lab.History(id));
        Assert.Empty(lab.Set("schedule"));
    }

    [Fact]
    public void AnExpectationIsCheckedAgainAfterTheJobChanged()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        lab.Filters.Add(new Meddler(lab));

        Assert.False(lab.Client.Delete(id, EnqueuedState.StateName));

        Assert.Equal(["Enqueued", "Scheduled"], lab.History(id));
    }

    [Fact]
    public void ReplacedCandidatesStayInTheHistory()
    {
        lab.Filters.Add(new Replacing());

        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        Assert.Equal(["Enqueued", "Scheduled"], lab.History(id));
        Assert.Equal(0, lab.Storage.GetMonitoringApi().EnqueuedCount("default"));
    }

    [Fact]
    public void ApplyFiltersHearOfBothStatesAndSetTheExpiry()
    {
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        var hearing = new Hearing();
        lab.Filters.Add(hearing);

        lab.Client.Delete(id);

        Assert.Equal(["left Enqueued", "entered Deleted"], hearing.Heard);
        Assert.InRange(lab.Details(id).ExpireAt!.Value, DateTime.UtcNow.AddMinutes(4), DateTime.UtcNow.AddMinutes(6));
    }

    private sealed class Meddler(JobLab lab) : IElectStateFilter
    {
        public int Elections { get; private set; }

        public void OnStateElection(ElectStateContext context)
        {
            if (context.CandidateState is not DeletedState) return;

            if (Elections++ == 0)
                new BackgroundJobClient(lab.Storage, new Hangfire.Common.JobFilterCollection())
                    .ChangeState(context.BackgroundJob.Id, new ScheduledState(TimeSpan.FromHours(1)), null);
        }
    }

    private sealed class Replacing : IElectStateFilter
    {
        public void OnStateElection(ElectStateContext context) => context.CandidateState = new ScheduledState(TimeSpan.FromHours(1));
    }

    private sealed class Hearing : IApplyStateFilter
    {
        public List<string> Heard { get; } = [];

        public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
        {
            Heard.Add($"entered {context.NewState.Name}");
            context.JobExpirationTimeout = TimeSpan.FromMinutes(5);
        }

        public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction) => Heard.Add($"left {context.OldStateName}");
    }
}
