using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage;

public abstract partial class StorageContract
{
    [Fact]
    public void JobsAreClaimedInTheOrderTheyWereEnqueued()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Enqueue()).ToList();

        var claimed = ids.Select(_ => Fetch().JobId).ToList();

        Assert.Equal(ids, claimed);
    }

    [Fact]
    public void OnlyTheGivenQueuesAreLookedAt()
    {
        Enqueue("other");
        var mine = Enqueue("mine");

        using var claim = Fetch("mine", "unused");

        Assert.Equal(mine, claim.JobId);
    }

    [Fact]
    public async Task AWaitingClaimIsServedAsSoonAsAJobIsEnqueued()
    {
        var waiting = Task.Run(() => Fetch());
        await Task.Yield();

        var id = Enqueue();

        Assert.Equal(id, (await waiting.WaitAsync(Patience)).JobId);
    }

    [Fact]
    public void ARequeuedJobIsClaimedAgain()
    {
        var id = Enqueue();

        Fetch().Requeue();

        Assert.Equal(id, Fetch().JobId);
    }

    [Fact]
    public void AClaimDisposedWithoutADecisionGoesBack()
    {
        var id = Enqueue();

        Fetch().Dispose();

        Assert.Equal(id, Fetch().JobId);
    }

    [Fact]
    public void ARemovedJobIsNeverClaimedAgain()
    {
        Enqueue();
        using (var first = Fetch())
        {
            first.RemoveFromQueue();
        }

        var second = Enqueue();

        Assert.Equal(second, Fetch().JobId);
        Assert.Equal(0, Monitor().EnqueuedCount("default"));
    }

    [Fact]
    public void AClaimIsRemovedTogetherWithTheOtherWrites()
    {
        var id = Enqueue();
        var claim = Fetch();
        Assert.True(Storage.HasFeature(JobStorageFeatures.Transaction.RemoveFromQueue(claim.GetType())));

        Write(transaction =>
        {
            transaction.SetJobState(id, new TestState("Succeeded"));
            transaction.RemoveFromQueue(claim);
        });
        claim.Dispose();

        Assert.Equal(0, Monitor().FetchedCount("default"));
        Assert.Equal(0, Monitor().EnqueuedCount("default"));
    }

    [Fact]
    public void ACancelledClaimThrows()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Read(connection => connection.FetchNextJob(["default"], cancelled.Token)));
    }

    [Fact]
    public async Task AWaitingClaimEndsWhenItIsCancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Task.Run(() => Read(connection => connection.FetchNextJob(["default"], cancellation.Token)));

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
        var id = Enqueue();
        Assert.Equal(id, Fetch().JobId);
    }

    [Fact]
    public void AClaimWithoutQueuesIsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Read(connection => connection.FetchNextJob([], CancellationToken.None)));
        Assert.ThrowsAny<ArgumentException>(() => Read(connection => connection.FetchNextJob(null!, CancellationToken.None)));
    }

    [Fact]
    public void AClaimBringsTheJobAlong()
    {
        var id = Enqueue();

        var snapshot = Assert.IsAssignableFrom<IClaimedJob>(Fetch()).Snapshot!;

        var read = Read(connection => connection.GetJobData(id))!;
        Assert.Equal("Enqueued", snapshot.State);
        Assert.Equal(read.StateId, snapshot.StateId);
        Assert.Equal(read.Job!.Args, snapshot.Job!.Args);
        Assert.Equal(read.ParametersSnapshot, snapshot.ParametersSnapshot);
    }

    [Fact]
    public async Task NoJobIsClaimedTwice()
    {
        const int Jobs = 200;
        var ids = Enumerable.Range(0, Jobs).Select(_ => Enqueue()).ToHashSet();

        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, Jobs / 8).Select(_ =>
            {
                using var claim = Fetch();
                claim.RemoveFromQueue();
                return claim.JobId;
            }).ToList())));

        Assert.Equal(Jobs, claimed.Sum(list => list.Count));
        Assert.Equal(ids, claimed.SelectMany(list => list).ToHashSet());
    }
}
