using Hangfire.PostgreSql;
using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class DeferredCommitTests : PostgreSqlTest
{
    // A read wants the start stored, and there is nowhere to store it.
    private async Task FailToCommitAsync(PostgreSqlStorage storage, string id)
    {
        await Database.ExecuteAsync("alter table hangfire.state rename to state_away");
        using var connection = storage.GetConnection();
        Assert.ThrowsAny<Exception>(() => connection.GetJobData(id));
    }

    private static readonly TestState Processing = new("Processing", ("ServerId", "one"));

    [Fact]
    public async Task WritesThatFollowTakeTheDeferredOnesAlong()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);

        Follow(storage, id, deferred);

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task WritesThatFollowAStoredStartExpectIt()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);
        using (var connection = storage.GetConnection()) Assert.Equal("Processing", connection.GetJobData(id)!.State);

        Follow(storage, id, deferred);

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task WhatIsDroppedIsNotWritten()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);

        deferred.Drop();

        using var connection = storage.GetConnection();
        Assert.Equal("Enqueued", connection.GetJobData(id)!.State);
        Assert.Throws<StateChangedException>(() => Follow(storage, id, deferred));
        Assert.Equal("Enqueued", await HistoryAsync(id));
    }

    [Fact]
    public async Task WhatDidNotComeThroughWithOthersWaitsAgain()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);
        using (var forgotten = Transaction(storage)) forgotten.Follow(deferred);

        deferred.Release();
        using var connection = storage.GetConnection();

        Assert.Equal("Processing", connection.GetJobData(id)!.State);
        Assert.Equal("Enqueued, Processing", await HistoryAsync(id));
    }

    [Fact]
    public async Task AJobChangedByAnotherProcessIsLeftAlone()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);
        Write(OpenStorage(), transaction => transaction.SetJobState(id, new TestState("Deleted")));

        using var connection = storage.GetConnection();

        Assert.Equal("Deleted", connection.GetJobData(id)!.State);
        Assert.Throws<StateChangedException>(() => Follow(storage, id, deferred));
        Assert.Equal("Enqueued, Deleted", await HistoryAsync(id));
    }

    // The server says no, and has yet stored it: as when the connection is lost right after the commit.
    [Fact]
    public async Task AFailedCommitThatCameThroughAllTheSameIsRecognised()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);
        await FailToCommitAsync(storage, id);
        await Database.ExecuteAsync("alter table hangfire.state_away rename to state");
        Write(OpenStorage(), transaction => transaction.SetJobState(id, Processing));

        Follow(storage, id, deferred);

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task AFailedCommitIsDoneBeforeWhatFollows()
    {
        var storage = OpenStorage(NeverByItself);
        var id = Enqueue(storage);
        var deferred = Defer(storage, id);
        await FailToCommitAsync(storage, id);
        Assert.ThrowsAny<Exception>(() => Follow(storage, id, deferred));
        await Database.ExecuteAsync("alter table hangfire.state_away rename to state");

        Follow(storage, id, deferred);

        Assert.Equal("Enqueued, Processing, Succeeded", await HistoryAsync(id));
    }

    [Fact]
    public async Task WhatNothingFollowsIsWrittenAfterAWhile()
    {
        var storage = OpenStorage(new PostgreSqlStorageOptions { StartDeferral = TimeSpan.FromMilliseconds(1) });
        var id = Enqueue(storage);

        Defer(storage, id);

        await WaitUntilAsync($"select statename = 'Processing' from hangfire.job where id = {id}");
    }

    [Fact]
    public async Task StartsComeAndGoWhileOthersAreCommitted()
    {
        var storage = OpenStorage(new PostgreSqlStorageOptions { StartDeferral = TimeSpan.FromMilliseconds(1) });
        var ids = Enumerable.Range(0, 4).Select(_ => Enqueue(storage)).ToList();

        await Task.WhenAll(ids.Select(id => Task.Factory.StartNew(
            () =>
            {
                for (var start = 0; start < 20_000; start++)
                {
                    var deferred = TryDefer(storage, id, static _ => { }, stateId: "0")!;
                    deferred.Begin();
                    deferred.Drop();
                }
            },
            TaskCreationOptions.LongRunning))).WaitAsync(Patience * 2);

        Assert.Equal(4, await Database.ScalarAsync<long>("select count(*) from hangfire.state"));
    }

    [Fact]
    public void OnlyTheStateOfOneJobIsDeferred()
    {
        var storage = OpenStorage();
        var (id, other) = (Enqueue(storage), Enqueue(storage));

        Assert.Null(TryDefer(storage, id, transaction => transaction.SetJobState(other, Processing)));
        Assert.Null(TryDefer(storage, id, transaction => transaction.SetJobParameter(id, "Name", "value")));
        Assert.Null(TryDefer(storage, id, transaction => transaction.AddToSet("key", "value")));
        Assert.Null(TryDefer(storage, id, transaction => transaction.AcquireDistributedLock("resource", Patience)));
        Assert.NotNull(TryDefer(storage, id, transaction => transaction.PersistJob(id)));
    }

    private static PostgreSqlStorageOptions NeverByItself => new() { StartDeferral = TimeSpan.FromHours(1) };

    private static IDeferredCommit Defer(JobStorage storage, string id)
    {
        var deferred = TryDefer(storage, id, static _ => { })!;
        deferred.Begin();
        return deferred;
    }

    private static IDeferredCommit? TryDefer(JobStorage storage, string id, Action<JobStorageTransaction> write)
    {
        using var connection = storage.GetConnection();
        return TryDefer(storage, id, write, connection.GetJobData(id)!.StateId);
    }

    private static IDeferredCommit? TryDefer(JobStorage storage, string id, Action<JobStorageTransaction> write, string? stateId)
    {
        using var transaction = Transaction(storage);
        transaction.ExpectState(id, stateId);
        transaction.SetJobState(id, Processing);
        write(transaction);
        return transaction.TryDefer(id);
    }

    private static void Follow(JobStorage storage, string id, IDeferredCommit deferred) => Write(storage, transaction =>
    {
        transaction.SetJobState(id, new TestState("Succeeded"));
        transaction.Follow(deferred);
    });

    private Task<string?> HistoryAsync(string id) =>
        Database.ScalarAsync<string>($"select string_agg(name, ', ' order by id) from hangfire.state where jobid = {id}");
}
