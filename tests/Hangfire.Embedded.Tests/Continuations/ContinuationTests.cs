using Hangfire.Embedded.Tests.Server;
using Hangfire.States;

namespace Hangfire.Embedded.Tests.Continuations;

public sealed class ContinuationTests : IDisposable
{
    private readonly JobLab lab = new(new ContinuationsSupportAttribute());

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AContinuationRunsAfterItsParent()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(2));

        Assert.Equal([child], lab.Set("awaiting"));
        Assert.Equal($$"""[{"JobId":"{{child}}","Options":1}]""", lab.Parameter(parent, "Continuations"));
        lab.StartServer();
        await lab.SucceedsAsync(child);

        Assert.Equal(["Awaiting", "Enqueued", "Processing", "Succeeded"], lab.History(child));
        Assert.Empty(lab.Set("awaiting"));
    }

    [Fact]
    public void SeveralContinuationsStartWithOneParent()
    {
        var parent = Enqueue();
        var children = Enumerable.Range(0, 10).Select(number => lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(number))).ToList();

        Succeed(parent);

        Assert.All(children, child => Assert.Equal(["Awaiting", "Enqueued"], lab.History(child)));
    }

    [Theory]
    [InlineData(JobContinuationOptions.OnlyOnSucceededState, "Enqueued", "Deleted")]
    [InlineData(JobContinuationOptions.OnAnyFinishedState, "Enqueued", "Enqueued")]
    [InlineData(JobContinuationOptions.OnlyOnDeletedState, "Deleted", "Enqueued")]
    [InlineData(JobContinuationOptions.OnlyOnSucceededState | JobContinuationOptions.OnlyOnDeletedState, "Enqueued", "Enqueued")]
    public void TheOptionsDecideAfterWhichEndItRuns(JobContinuationOptions options, string afterSuccess, string afterDeletion)
    {
        var (succeeded, deleted) = (Enqueue(), Enqueue());
        var first = lab.Client.ContinueJobWith<LabJobs>(succeeded, jobs => jobs.Return(1), options);
        var second = lab.Client.ContinueJobWith<LabJobs>(deleted, jobs => jobs.Return(1), options);

        Succeed(succeeded);
        lab.Client.Delete(deleted);

        Assert.Equal(["Awaiting", afterSuccess], lab.History(first));
        Assert.Equal(["Awaiting", afterDeletion], lab.History(second));
    }

    [Fact]
    public void AContinuationWhoseConditionIsNotMetSaysSo()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1));

        lab.Client.Delete(parent);

        Assert.Equal("Continuation condition was not met", lab.Last(child).Reason);
    }

    [Fact]
    public void AContinuationWaitsWhileItsParentHasFailed()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1), JobContinuationOptions.OnAnyFinishedState);

        lab.Client.ChangeState(parent, new FailedState(new InvalidOperationException("boom")));

        Assert.Equal(["Awaiting"], lab.History(child));
    }

    [Fact]
    public void AChainOfContinuationsIsDeletedWithItsHead()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1));
        var grandchild = lab.Client.ContinueJobWith<LabJobs>(child, jobs => jobs.Return(1));
        var rescue = lab.Client.ContinueJobWith<LabJobs>(grandchild, jobs => jobs.Return(1), JobContinuationOptions.OnlyOnDeletedState);

        lab.Client.Delete(parent);

        Assert.Equal(["Awaiting", "Deleted"], lab.History(child));
        Assert.Equal(["Awaiting", "Deleted"], lab.History(grandchild));
        Assert.Equal(["Awaiting", "Enqueued"], lab.History(rescue));
    }

    [Fact]
    public void AContinuationOfASucceededJobGoesOnAtOnce()
    {
        var parent = Enqueue();
        Succeed(parent);

        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1));

        Assert.Equal(["Awaiting", "Enqueued"], lab.History(child));
        Assert.Null(lab.Parameter(parent, "Continuations"));
    }

    [Fact]
    public void AContinuationOfADeletedJobIsDeletedAtOnce()
    {
        var parent = Enqueue();
        lab.Client.Delete(parent);

        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1));

        Assert.Equal(["Awaiting", "Deleted"], lab.History(child));
    }

    [Fact]
    public void AContinuationOfAJobThatDoesNotExistIsRefused()
    {
        var error = Assert.Throws<BackgroundJobClientException>(() => lab.Client.ContinueJobWith<LabJobs>("4711", jobs => jobs.Return(1)));

        Assert.StartsWith("Cannot add a continuation: parent background job '4711' does not exist.", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheNextStateIsTheOneThatWasAskedFor()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1), new ScheduledState(TimeSpan.FromDays(1)) { Reason = "later" });

        Succeed(parent);

        Assert.Equal(["Awaiting", "Scheduled"], lab.History(child));
        Assert.Equal("later", lab.Last(child).Reason);
        Assert.Equal([child], lab.Set("schedule"));
    }

    [Fact]
    public void AContinuationWaitsInTheQueueThatWasAskedFor()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, "critical", jobs => jobs.Return(1));

        Succeed(parent);

        Assert.Equal([child], lab.Storage.GetMonitoringApi().EnqueuedJobs("critical", 0, 10).Select(job => job.Key));
    }

    [Fact]
    public void AContinuationMayWaitForASecondJobAfterTheFirst()
    {
        var (first, second) = (Enqueue(), Enqueue());
        var child = lab.Client.ContinueJobWith<LabJobs>(first, jobs => jobs.Return(1), new AwaitingState(second));

        Succeed(first);
        Assert.Equal(["Awaiting", "Awaiting"], lab.History(child));
        Succeed(second);

        Assert.Equal(["Awaiting", "Awaiting", "Enqueued"], lab.History(child));
    }

    [Fact]
    public void AParentThatEndsTwiceStartsItsContinuationOnce()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1));
        Succeed(parent);
        lab.Client.Requeue(parent);

        Succeed(parent);

        Assert.Equal(["Awaiting", "Enqueued"], lab.History(child));
    }

    [Fact]
    public void ADeletedContinuationStaysDeleted()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1));
        lab.Client.Delete(child);

        Succeed(parent);

        Assert.Equal(["Awaiting", "Deleted"], lab.History(child));
    }

    [Fact]
    public void ANextStateThatCannotBeReadFailsTheContinuationAndNotItsParent()
    {
        var parent = Enqueue();
        var child = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(1), new Unreadable(""));

        Succeed(parent);

        Assert.Equal(["Enqueued", "Succeeded"], lab.History(parent));
        Assert.Equal(["Awaiting", "Failed"], lab.History(child));
        Assert.Equal("Can not start the continuation: its stored next state cannot be read.", lab.Last(child).Reason);
    }

    [Fact]
    public void ContinuationsAddedWhileTheParentEndsAreNeverLost()
    {
        for (var round = 0; round < 30; round++)
        {
            var parent = Enqueue();
            var children = new string[6];

            Parallel.For(0, children.Length + 1, number =>
            {
                if (number == children.Length) Succeed(parent);
                else children[number] = lab.Client.ContinueJobWith<LabJobs>(parent, jobs => jobs.Return(number));
            });

            Assert.All(children, child => Assert.Equal(["Awaiting", "Enqueued"], lab.History(child)));
        }
    }

    private string Enqueue() => lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

    private void Succeed(string jobId) => Assert.True(lab.Client.ChangeState(jobId, new SucceededState(1, 0, 0)));

    private sealed class Unreadable : IState
    {
        public Unreadable(string neverStored) => ArgumentNullException.ThrowIfNull(neverStored);

        public string Name => "Unreadable";

        public string? Reason => null;

        public bool IsFinal => false;

        public bool IgnoreJobLoadException => false;

        public Dictionary<string, string> SerializeData() => [];
    }
}
