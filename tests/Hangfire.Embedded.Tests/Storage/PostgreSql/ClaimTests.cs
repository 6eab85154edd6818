using System.Collections.Concurrent;
using Hangfire.PostgreSql;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

public sealed class ClaimTests : PostgreSqlTest
{
    private const string Listening = "select exists (select 1 from pg_stat_activity where query = 'listen new_job' and datname = current_database())";

    [Fact]
    public async Task TwoProcessesNeverClaimTheSameJob()
    {
        const int Jobs = 400;
        PostgreSqlStorage[] storages = [OpenStorage(), OpenStorage()];
        var ids = Enumerable.Range(0, Jobs).Select(_ => Enqueue(storages[0])).ToHashSet();
        var claimed = new ConcurrentBag<string>();
        using var done = new CancellationTokenSource();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Factory.StartNew(
            () =>
            {
                while (!done.IsCancellationRequested)
                {
                    try
                    {
                        using var claim = Fetch(storages[worker % 2], done.Token);
                        claimed.Add(claim.JobId);
                        claim.RemoveFromQueue();
                    }
                    catch (OperationCanceledException)
                    {
                        return;
                    }

                    if (claimed.Count >= Jobs)
                    {
                        done.Cancel();
                    }
                }
            },
            TaskCreationOptions.LongRunning))).WaitAsync(Patience);

        Assert.Equal(Jobs, claimed.Count);
        Assert.Equal(ids, claimed.ToHashSet());
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
    }

    [Fact]
    public async Task AStaleClaimIsTakenOverAfterTheTimeoutAndNotBefore()
    {
        var options = new PostgreSqlStorageOptions
        {
            InvisibilityTimeout = TimeSpan.FromSeconds(1), UseSlidingInvisibilityTimeout = false, QueuePollInterval = TimeSpan.FromMilliseconds(50),
        };
        var id = Enqueue(OpenStorage(options));
        var lost = Fetch(OpenStorage(options));
        await Database.ExecuteAsync("create table first_claim as select fetchedat from hangfire.jobqueue");

        var takenOver = Fetch(OpenStorage(options));

        Assert.Equal(id, takenOver.JobId);
        Assert.True(await Database.ScalarAsync<bool>(
            "select q.fetchedat > f.fetchedat + interval '1 second' from hangfire.jobqueue q, first_claim f"));
        lost.Dispose();
        takenOver.RemoveFromQueue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)] // what keeps claims fresh has had nothing to do for a while
    public async Task AClaimIsKeptFreshWhileItsProcessLives(bool isAfterARest)
    {
        var options = new PostgreSqlStorageOptions
        {
            InvisibilityTimeout = TimeSpan.FromMilliseconds(800), QueuePollInterval = TimeSpan.FromMilliseconds(50),
        };
        var storage = OpenStorage(options);
        if (isAfterARest)
        {
            Enqueue(storage);
            Fetch(storage).RemoveFromQueue();
            var rested = await Database.ScalarAsync<DateTime>("select clock_timestamp() + interval '500 milliseconds'");
            await WaitUntilAsync($"select clock_timestamp() > '{rested:O}'");
        }

        Enqueue(storage);
        var claim = Fetch(storage);
        await Database.ExecuteAsync("create table first_claim as select fetchedat from hangfire.jobqueue");
        using var stop = new CancellationTokenSource();
        var thief = Task.Run(() => Fetch(OpenStorage(options), stop.Token));

        await WaitUntilAsync("select q.fetchedat > f.fetchedat + interval '2 seconds' from hangfire.jobqueue q, first_claim f");

        Assert.False(thief.IsCompleted, "the claim was taken over although it was kept fresh");
        claim.RemoveFromQueue();
        Assert.Equal(0, await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue"));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => thief);
    }

    [Fact]
    public async Task AClaimThatWasTakenOverCannotBeSettledByItsFormerHolder()
    {
        var storage = OpenStorage();
        var id = Enqueue(storage);
        var lost = Fetch(storage);
        await Database.ExecuteAsync("update hangfire.jobqueue set fetchedat = now() + interval '1 second'");

        lost.RemoveFromQueue();
        lost.Requeue();
        Write(storage, transaction =>
        {
            transaction.SetJobState(id, new TestState("Noted"));
            transaction.RemoveFromQueue(lost);
        });

        Assert.Equal(1, await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue where fetchedat is not null"));
    }

    [Fact]
    public async Task AJobEnqueuedByAnotherProcessIsAnnounced()
    {
        var options = new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromHours(1) };
        var server = OpenStorage(options);
        var waiting = Task.Run(() => Fetch(server));
        await WaitUntilAsync(Listening);

        var id = Enqueue(OpenStorage(options));

        Assert.Equal(id, (await waiting.WaitAsync(Patience)).JobId);
    }

    [Fact]
    public async Task AListenerThatWasCutOffConnectsAgain()
    {
        var options = new PostgreSqlStorageOptions { QueuePollInterval = TimeSpan.FromHours(1) };
        var server = OpenStorage(options);
        var waiting = Task.Run(() => Fetch(server));
        await WaitUntilAsync(Listening);
        await Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen new_job' and datname = current_database()");

        var id = Enqueue(OpenStorage(options));

        Assert.Equal(id, (await waiting.WaitAsync(Patience)).JobId);
    }

    [Fact]
    public async Task AStoppedServerLeavesNothingClaimed()
    {
        const int Jobs = 300;
        var storage = OpenStorage();
        for (var number = 0; number < Jobs; number++)
        {
            Enqueue(storage);
        }

        using var stop = new CancellationTokenSource();
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (Interlocked.Increment(ref taken) < Jobs / 2)
                {
                    Fetch(storage, stop.Token).RemoveFromQueue();
                }
            },
            TaskCreationOptions.LongRunning))).WaitAsync(Patience);

        await WaitUntilAsync("select count(*) = 0 from hangfire.jobqueue where fetchedat is not null");
        await stop.CancelAsync();
        Assert.InRange(await Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue"), Jobs / 2, Jobs);
    }

    [Fact]
    public async Task AQueueEntryWithoutAJobIsClaimedWithoutASnapshot()
    {
        var storage = OpenStorage();
        await Database.ExecuteAsync("insert into hangfire.jobqueue (jobid, queue) values (12345, 'default')");

        var claim = Assert.IsAssignableFrom<Hangfire.Storage.IClaimedJob>(Fetch(storage));

        Assert.Equal("12345", claim.JobId);
        Assert.Null(claim.Snapshot);
        claim.RemoveFromQueue();
    }

    [Fact]
    public async Task AClaimTellsWhetherTheJobWasClaimedBefore()
    {
        var storage = OpenStorage(new PostgreSqlStorageOptions { StartDeferral = TimeSpan.FromHours(1) });
        Enqueue(storage);
        using (var claim = (Hangfire.Storage.IClaimedJob)Fetch(storage))
        {
            Assert.True(claim.AllowsDeferredStart);
            claim.RemoveFromQueue();
        }

        Enqueue(storage);
        await Database.ExecuteAsync("update hangfire.jobqueue set fetchedat = now() - interval '1 hour'");
        using (var claim = (Hangfire.Storage.IClaimedJob)Fetch(storage))
        {
            Assert.False(claim.AllowsDeferredStart);
            claim.RemoveFromQueue();
        }
    }

    // All that is held is kept fresh at the pace of the shorter timeout, here that of locks.
    [Fact]
    public async Task JobsFinishedWhileClaimsAreKeptFreshLeaveTheQueue()
    {
        const int Jobs = 600;
        var storage = OpenStorage(new PostgreSqlStorageOptions { DistributedLockTimeout = TimeSpan.FromMilliseconds(20) });
        for (var number = 0; number < Jobs; number++)
        {
            Enqueue(storage);
        }

        var left = Jobs;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Factory.StartNew(
            () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    using var claim = Fetch(storage);
                    Write(storage, transaction => transaction.RemoveFromQueue(claim));
                }
            },
            TaskCreationOptions.LongRunning))).WaitAsync(Patience);

        await WaitUntilAsync("select count(*) = 0 from hangfire.jobqueue");
    }
}
