using Hangfire.Embedded.Tests.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Concurrency;

public sealed class CompletionFilterTests : IDisposable
{
    private readonly JobLab lab = new();

    public void Dispose() => lab.Dispose();

    [Fact]
    public async Task AJobThatWaitedTooLongIsDeletedInPlaceOfBeingRun()
    {
        lab.Filters.Add(new LatencyTimeoutAttribute(0));
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        lab.StartServer();
        await lab.ReachesAsync(id, DeletedState.StateName);

        Assert.Equal(["Enqueued", "Processing", "Deleted"], lab.History(id));
        Assert.Equal("Background job has exceeded latency timeout of 0 second(s)", lab.Last(id).Reason);
    }

    [Fact]
    public async Task AJobThatIsTakenUpInTimeRuns()
    {
        lab.Filters.Add(new LatencyTimeoutAttribute(600));
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));

        lab.StartServer();

        await lab.SucceedsAsync(id);
    }

    [Fact]
    public void TheFirstEndAnswersEveryLaterOne()
    {
        lab.Filters.Add(new IdempotentCompletionAttribute());
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1));
        lab.Client.ChangeState(id, new SucceededState(42, 1, 2));
        lab.Client.Requeue(id);

        lab.Client.Delete(id);

        Assert.Equal(["Enqueued", "Succeeded", "Enqueued", "Deleted", "Succeeded"], lab.History(id));
        Assert.Equal("42", lab.Last(id).Data["Result"]);
    }

    [Fact]
    public async Task AJobThatHasEndedDoesNotRunAgain()
    {
        lab.Filters.Add(new IdempotentCompletionAttribute());
        var probe = LabJobs.Probe(out var key);
        var id = lab.Client.Enqueue<LabJobs>(jobs => jobs.Note(key));
        lab.Client.ChangeState(id, new SucceededState(null, 1, 2));
        lab.Client.Requeue(id);

        lab.StartServer();
        await lab.SucceedsAsync(id);

        Assert.Empty(probe.Notes);
    }

    [Fact]
    public void StatesOfSeveralJobsChangeTogetherOrNotAtAll()
    {
        var ids = Enumerable.Range(0, 3).Select(_ => lab.Client.Enqueue<LabJobs>(jobs => jobs.Return(1))).ToList();
        var changer = new BackgroundJobStateChanger(lab.Providers);

        using (var connection = lab.Storage.GetConnection())
        {
            using var dropped = (JobStorageTransaction)connection.CreateWriteTransaction();
            foreach (var id in ids) Assert.NotNull(changer.ChangeState(Change(connection, dropped, id)));
        }

        Assert.All(ids, id => Assert.Equal(["Enqueued"], lab.History(id)));

        using (var connection = lab.Storage.GetConnection())
        {
            using var transaction = (JobStorageTransaction)connection.CreateWriteTransaction();
            foreach (var id in ids) Assert.NotNull(changer.ChangeState(Change(connection, transaction, id)));
            transaction.Commit();
        }

        Assert.All(ids, id => Assert.Equal(["Enqueued", "Deleted"], lab.History(id)));
    }

    private StateChangeContext Change(IStorageConnection connection, JobStorageTransaction transaction, string id) =>
        new(lab.Storage, connection, transaction, id, new DeletedState(), [EnqueuedState.StateName], CancellationToken.None);
}
