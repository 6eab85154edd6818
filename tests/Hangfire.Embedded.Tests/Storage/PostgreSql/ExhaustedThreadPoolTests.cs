using Hangfire.Storage;

namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>Enqueueing is synchronous, so it must end when no thread of the pool is left to help it.</summary>
[Collection(ExhaustedThreadPoolCollection.Name)]
public sealed class ExhaustedThreadPoolTests : PostgreSqlTest
{
    [Fact]
    public void ACommitOfManyJobsEndsWithoutAnyThreadOfThePool()
    {
        var storage = OpenStorage();
        Enqueue(storage);

        RunWithoutPool(() => Write(storage, transaction => CreateJobs(transaction, 5000)));

        Assert.Equal(5001, Count());
    }

    [Fact]
    public void CommitsThatWaitForEachOtherEndWithoutAnyThreadOfThePool()
    {
        var storage = OpenStorage();
        Enqueue(storage);

        RunWithoutPool(Enumerable.Repeat(
            () => Write(storage, transaction => CreateJobs(transaction, 100)), 20).ToArray());

        Assert.Equal(2001, Count());
    }

    [Fact]
    public void AnUnboundedParallelLoopOfEnqueuesEnds()
    {
        var storage = OpenStorage();
        Enqueue(storage);

        var loop = new Thread(() => Parallel.For(0, 3000, _ => Enqueue(storage)));
        loop.Start();

        Assert.True(loop.Join(TimeSpan.FromSeconds(60)), "The loop hangs.");
        Assert.Equal(3001, Count());
    }

    private static void RunWithoutPool(params Action[] actions)
    {
        var errors = new List<Exception>();
        var threads = actions.Select(action => new Thread(() => Attempt(action, errors))).ToList();
        bool ended;
        using (new ExhaustedThreadPool())
        {
            threads.ForEach(thread => thread.Start());
            ended = threads.TrueForAll(thread => thread.Join(Patience));
        }

        threads.ForEach(thread => thread.Join());
        Assert.True(ended, "A commit waits for a thread of the pool.");
        Assert.Empty(errors);
    }

    private static void Attempt(Action action, List<Exception> errors)
    {
        try
        {
            action();
        }
        catch (Exception error)
        {
            lock (errors)
            {
                errors.Add(error);
            }
        }
    }

    private static void CreateJobs(JobStorageTransaction transaction, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var id = transaction.CreateJob(
                StorageContractJobs.SomeJob(), new Dictionary<string, string?> { ["A"] = "1" }, DateTime.UtcNow, TimeSpan.FromHours(1));
            transaction.SetJobState(id, new TestState("Enqueued", ("Queue", "default")));
            transaction.AddToQueue("default", id);
        }
    }

    // Not awaited: the pool of the test may just be recovering.
    private long Count() => Database.ScalarAsync<long>("select count(*) from hangfire.jobqueue").GetAwaiter().GetResult();
}
