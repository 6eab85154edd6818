using System.Collections.Concurrent;
using Hangfire.Storage;
using Xunit.Abstractions;

namespace Hangfire.Embedded.Tests.Storage.InMemory;

public sealed class InMemoryConcurrencyTests(ITestOutputHelper output) : MemoryFixture
{
    private const int Producers = 4;
    private const int Consumers = 6;
    private const int JobsPerProducer = 1500;

    [Fact]
    public async Task NoJobIsLostOrDoneTwiceWhenMostClaimsAreGivenBack()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var done = new ConcurrentBag<string>();
        using var finished = new CancellationTokenSource();

        var consumers = Enumerable.Range(0, Consumers).Select(index => Start(() => Consume(new Random(seed + index), done, finished))).ToArray();
        var produced = await Task.WhenAll(Enumerable.Range(0, Producers).Select(index => Task.Run(() => Produce(new Random(seed - index - 1)))));
        await Task.WhenAll(consumers).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(produced.SelectMany(ids => ids).Order(), done.Order());
        Assert.Empty(Monitor.Queues());
    }

    [Fact]
    public async Task CountersAndSetsAddUpUnderParallelTransactions()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var round = 0; round < 500; round++)
            {
                Write(transaction =>
                {
                    transaction.IncrementCounter("count");
                    transaction.AddToSet("set", $"{worker}-{round}");
                    transaction.RemoveFromSet("set", $"{worker}-{round - 1}");
                });
            }
        })));

        Assert.Equal(4000, Connection.GetCounter("count"));
        Assert.Equal(8, Connection.GetSetCount("set"));
    }

    [Fact]
    public async Task OfManyDecisionsOnOneStateExactlyOneIsCommitted()
    {
        var id = CreateJob();
        for (var round = 0; round < 100; round++)
        {
            var stateId = Connection.GetJobData(id)!.StateId;

            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TryMove(id, stateId))));

            Assert.Single(outcomes, committed => committed);
        }
    }

    private static Task Start(Action action) =>
        Task.Factory.StartNew(action, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private List<string> Produce(Random random)
    {
        var ids = new List<string>();
        for (var job = 0; job < JobsPerProducer; job++) ids.Add(Enqueue(random.Next(2) == 0 ? "critical" : "default"));
        return ids;
    }

    private void Consume(Random random, ConcurrentBag<string> done, CancellationTokenSource finished)
    {
        using var connection = Storage.GetConnection();
        while (true)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(finished.Token);
            if (random.Next(10) == 0) patience.CancelAfter(TimeSpan.FromMilliseconds(random.Next(2)));
            try
            {
                using var fetched = connection.FetchNextJob(["critical", "default"], patience.Token);
                if (random.Next(3) == 0) continue;
                done.Add(fetched.JobId);
                fetched.RemoveFromQueue();
                if (done.Count == Producers * JobsPerProducer) finished.Cancel();
            }
            catch (OperationCanceledException)
            {
                if (finished.IsCancellationRequested) return;
            }
        }
    }

    private bool TryMove(string id, string? stateId)
    {
        try
        {
            Write(transaction =>
            {
                transaction.ExpectState(id, stateId);
                transaction.SetJobState(id, new TestState("Moved"));
            });
            return true;
        }
        catch (StateChangedException)
        {
            return false;
        }
    }
}
