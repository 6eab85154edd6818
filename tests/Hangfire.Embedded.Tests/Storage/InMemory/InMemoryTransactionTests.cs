using Hangfire.Common;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryTransactionTests : MemoryFixture
{
    [Fact]
    public void NothingIsSeenBeforeTheCommit()
    {
        using var transaction = (JobStorageTransaction)Connection.CreateWriteTransaction();
        var id = transaction.CreateJob(
            Job.FromExpression<SampleJobs>(jobs => jobs.Run("text", 3)), new Dictionary<string, string?> { ["A"] = "1" }, Now, TimeSpan.FromHours(1));
        transaction.SetJobState(id, new TestState("Enqueued"));
        transaction.IncrementCounter("count");

        Assert.Null(Connection.GetJobData(id));
        Assert.Equal(0, Connection.GetCounter("count"));

        transaction.Commit();

        Assert.Equal("Enqueued", Connection.GetJobData(id)!.State);
        Assert.Equal("1", Connection.GetJobParameter(id, "A"));
        Assert.Equal(1, Connection.GetCounter("count"));
    }

    [Fact]
    public void AChangedStateRefusesTheWholeTransaction()
    {
        var id = CreateJob();
        SetState(id, "Enqueued");
        var decidedOn = Connection.GetJobData(id)!.StateId;
        SetState(id, "Deleted");
        var actual = Connection.GetJobData(id)!.StateId;

        var error = Assert.Throws<StateChangedException>(() => Write(transaction =>
        {
            transaction.IncrementCounter("count");
            transaction.ExpectState(id, decidedOn);
            transaction.SetJobState(id, new TestState("Processing"));
        }));

        Assert.Equal((id, actual), (error.JobId, error.ActualStateId));
        Assert.Equal("Deleted", Connection.GetJobData(id)!.State);
        Assert.Equal(0, Connection.GetCounter("count"));
    }

    [Fact]
    public void TheSameStateNameEnteredAgainIsAnotherState()
    {
        var id = CreateJob();
        SetState(id, "Enqueued");
        var decidedOn = Connection.GetJobData(id)!.StateId;
        SetState(id, "Enqueued");

        Assert.Throws<StateChangedException>(() => Write(transaction => transaction.ExpectState(id, decidedOn)));
    }

    [Fact]
    public void AJobThatIsGoneMeetsNoExpectation() =>
        Assert.Throws<StateChangedException>(() => Write(transaction => transaction.ExpectState("404", null)));

    [Fact]
    public void AJobWithoutStateMeetsTheExpectationOfNone()
    {
        var id = CreateJob();

        Write(transaction => transaction.ExpectState(id, null));

        Assert.True(((JobStorageTransaction)Connection.CreateWriteTransaction()).ChecksState);
    }

    [Fact]
    public async Task ACommitTellsTheIdOfTheStateItMadeCurrent()
    {
        var id = CreateJob();
        using var transaction = (JobStorageTransaction)Connection.CreateWriteTransaction();
        transaction.SetJobState(id, new TestState("First"));
        transaction.SetJobState(id, new TestState("Second"));
        transaction.AddJobState(id, new TestState("Aside"));

        await transaction.CommitAsync(CancellationToken.None);

        Assert.Equal(Connection.GetJobData(id)!.StateId, transaction.CommittedStateId(id));
        Assert.NotNull(transaction.CommittedStateId(id));
        Assert.Null(transaction.CommittedStateId("404"));
    }

    [Fact]
    public void AClaimLeavesTheQueueWithTheCommit()
    {
        Enqueue("default");
        using (var fetched = Connection.FetchNextJob(["default"], CancellationToken.None))
            Write(transaction => transaction.RemoveFromQueue(fetched));

        Assert.Empty(Monitor.Queues());
    }

    [Fact]
    public void AClaimOfARefusedTransactionIsStillThere()
    {
        var id = Enqueue("default");
        using (var fetched = Connection.FetchNextJob(["default"], CancellationToken.None))
        {
            Assert.Throws<StateChangedException>(() => Write(transaction =>
            {
                transaction.RemoveFromQueue(fetched);
                transaction.ExpectState(id, "gone");
            }));
        }

        Assert.Equal(1, Monitor.EnqueuedCount("default"));
    }

    [Fact]
    public void LocksOfATransactionAreReleasedByTheCommitAndByDisposal()
    {
        Write(transaction => transaction.AcquireDistributedLock("resource", TimeSpan.Zero));
        using (var transaction = (JobStorageTransaction)Connection.CreateWriteTransaction())
        {
            transaction.AcquireDistributedLock("resource", TimeSpan.Zero);
            using var other = Storage.GetConnection();
            Assert.Throws<DistributedLockTimeoutException>(() => other.AcquireDistributedLock("resource", TimeSpan.Zero));
        }

        using var free = Storage.GetConnection();
        free.AcquireDistributedLock("resource", TimeSpan.Zero).Dispose();
    }
}
