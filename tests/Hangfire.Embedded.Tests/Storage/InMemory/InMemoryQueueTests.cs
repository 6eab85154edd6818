using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryQueueTests : MemoryFixture
{
    [Fact]
    public void JobsComeInTheOrderTheyWereEnqueued()
    {
        var expected = new[] { Enqueue("default"), Enqueue("default"), Enqueue("default") };

        Assert.Equal(expected, new[] { Fetch("default").JobId, Fetch("default").JobId, Fetch("default").JobId });
    }

    [Fact]
    public void QueuesAreEmptiedInTheOrderGiven()
    {
        var late = Enqueue("alpha");
        var soon = Enqueue("omega");

        Assert.Equal(soon, Fetch("omega", "alpha").JobId);
        Assert.Equal(late, Fetch("omega", "alpha").JobId);
    }

    [Fact]
    public void AFetchedJobIsNobodyElses()
    {
        Enqueue("default");
        Fetch("default");

        Assert.Throws<OperationCanceledException>(() => FetchOrGiveUp("default"));
        Assert.Equal((0, 1), (Monitor.EnqueuedCount("default"), Monitor.FetchedCount("default")));
    }

    [Fact]
    public void ARemovedJobIsGoneEvenAfterItsClaimIsDisposed()
    {
        Enqueue("default");

        using (var fetched = Fetch("default")) fetched.RemoveFromQueue();

        Assert.Equal((0, 0), (Monitor.EnqueuedCount("default"), Monitor.FetchedCount("default")));
        Assert.Empty(Monitor.Queues());
    }

    [Fact]
    public void ARequeuedJobIsNextInLineAndOnlyOnce()
    {
        var first = Enqueue("default");
        var second = Enqueue("default");

        using (var fetched = Fetch("default"))
        {
            fetched.Requeue();
            fetched.Requeue();
        }

        Assert.Equal([first, second], new[] { Fetch("default").JobId, Fetch("default").JobId });
        Assert.Throws<OperationCanceledException>(() => FetchOrGiveUp("default"));
    }

    [Fact]
    public void AJobWhoseClaimIsDisposedUnfinishedIsRequeued()
    {
        var id = Enqueue("default");

        Fetch("default").Dispose();

        Assert.Equal(id, Fetch("default").JobId);
    }

    [Fact]
    public void WhatAnEarlierClaimantDoesLateLeavesTheNextClaimAlone()
    {
        var id = Enqueue("default");
        var earlier = Fetch("default");
        earlier.Requeue();
        using var present = Fetch("default");

        earlier.RemoveFromQueue();
        earlier.Requeue();
        Write(transaction => transaction.RemoveFromQueue(earlier));

        Assert.Equal(id, Assert.Single(Monitor.FetchedJobs("default", 0, 10)).Key);
        Assert.Equal(0, Monitor.EnqueuedCount("default"));
    }

    [Fact]
    public void AClaimBringsTheJobAlong()
    {
        var id = Enqueue("default", number: 42);
        SetState(id, "Enqueued");

        var snapshot = Assert.IsAssignableFrom<IClaimedJob>(Fetch("default")).Snapshot!;

        Assert.Equal(42, snapshot.Job!.Args[1]);
        Assert.Equal(Connection.GetJobData(id)!.StateId, snapshot.StateId);
        Assert.NotNull(snapshot.StateId);
    }

    [Fact]
    public void AClaimOfAJobThatIsGoneBringsNothing()
    {
        Write(transaction => transaction.AddToQueue("default", "404"));

        Assert.Null(Assert.IsAssignableFrom<IClaimedJob>(Fetch("default")).Snapshot);
    }

    [Fact]
    public async Task AWaitingWorkerIsWokenByAnyOfItsQueues()
    {
        var fetching = FetchInBackground(["first", "second"]);

        var id = Enqueue("second");

        using var fetched = await fetching.WaitAsync(Patience);
        Assert.Equal(id, fetched.JobId);
        Assert.NotNull(((IClaimedJob)fetched).Snapshot!.Job);
        Assert.Equal(["second"], Read(state => state.Queues.HoldingJobs.Select(queue => queue.Name).ToArray()));
    }

    [Fact]
    public async Task AWokenWorkerSeesTheWholeTransaction()
    {
        var fetching = FetchInBackground(["default"]);
        var id = CreateJob();

        Write(transaction =>
        {
            transaction.AddToQueue("default", id);
            transaction.SetJobState(id, new TestState("Enqueued"));
        });

        using var fetched = await fetching.WaitAsync(Patience);
        Assert.Equal("Enqueued", ((IClaimedJob)fetched).Snapshot!.State);
    }

    [Fact]
    public async Task TheWorkerThatWaitsLongestIsServedFirst()
    {
        var first = FetchInBackground(["default"]);
        var second = FetchInBackground(["default"]);

        var ids = new[] { Enqueue("default"), Enqueue("default") };

        Assert.Equal(ids, new[] { (await first.WaitAsync(Patience)).JobId, (await second.WaitAsync(Patience)).JobId });
    }

    [Fact]
    public async Task ARequeuedJobWakesAWaitingWorker()
    {
        var id = Enqueue("default");
        var claimed = Fetch("default");
        var fetching = FetchInBackground(["default"]);

        claimed.Requeue();

        Assert.Equal(id, (await fetching.WaitAsync(Patience)).JobId);
    }

    [Fact]
    public async Task ACancelledWaitEndsAndLeavesTheLine()
    {
        using var cancellation = new CancellationTokenSource();
        var fetching = FetchInBackground(["default"], cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => fetching.WaitAsync(Patience));
        var id = Enqueue("default");
        Assert.Equal(id, Fetch("default").JobId);
    }

    [Fact]
    public void AJobHandedToACancelledWorkerGoesBackToTheHeadOfItsQueue()
    {
        using var request = new Hangfire.InMemory.Entries.FetchRequest(["default"]);
        Storage.Dispatcher.Apply(new Hangfire.InMemory.Commands.TakeNextJob(request));
        var handed = Enqueue("default");
        var later = Enqueue("default");

        Storage.Dispatcher.Apply(new Hangfire.InMemory.Commands.AbandonRequest(request));

        Assert.Equal([handed, later], new[] { Fetch("default").JobId, Fetch("default").JobId });
    }

    [Fact]
    public void FetchingFromNoQueueIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Fetch());

        Assert.StartsWith("Expected at least one queue to fetch from, got none. Name one.", error.Message, StringComparison.Ordinal);
    }

    private IFetchedJob Fetch(params string[] queues) => Connection.FetchNextJob(queues, new CancellationTokenSource(Patience).Token);

    private IFetchedJob FetchOrGiveUp(string queue)
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        return Connection.FetchNextJob([queue], cancellation.Token);
    }
}
