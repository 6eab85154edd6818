using System.Diagnostics;
using Engine.Benchmarks.Subjects;

namespace Engine.Benchmarks.Measures;

/// <summary>P1 and P2: enqueueing against the same rows written by hand.</summary>
internal sealed class Enqueueing(BenchDatabase database, Scale scale)
{
    private const int Many = 10_000;

    private readonly EngineSubject engine = new(database);
    private readonly RawSubject raw = new(database);

    public Task<Result> OneByOneAsync(int threads) => Pairs.CompareAsync(
        "P1", $"enqueue one job, {threads} thread{(threads == 1 ? "" : "s")}", 0.6, scale.Pairs,
        () => RateAsync(threads, () => (engine.EnqueueOne, null)),
        "raw", () => RateAsync(threads, OpenRaw));

    public Task<Result> ManyAtOnceAsync() => Pairs.CompareAsync(
        "P2", $"enqueue {Many:N0} in one commit", 0.6, scale.Pairs,
        () => RateOfManyAsync(engine.EnqueueMany), "raw", () => RateOfManyAsync(raw.EnqueueMany));

    private (Action<int>, IDisposable?) OpenRaw() => (raw.OpenEnqueueOne(out var connection), connection);

    private async Task<double> RateAsync(int threads, Func<(Action<int> Enqueue, IDisposable? Connection)> open)
    {
        await TidyAsync();
        using var barrier = new Barrier(threads);
        var rates = new double[threads];
        var workers = Enumerable.Range(0, threads).Select(thread => new Thread(() =>
        {
            var (enqueue, connection) = open();
            using (connection)
            {
                rates[thread] = Rate(enqueue, barrier);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return rates.Sum();
    }

    private double Rate(Action<int> enqueue, Barrier barrier)
    {
        enqueue(0);
        barrier.SignalAndWait();
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        while (Stopwatch.GetElapsedTime(started) < scale.Window)
        {
            enqueue(++count);
        }

        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task<double> RateOfManyAsync(Action<int> enqueueMany)
    {
        await TidyAsync();
        var started = Stopwatch.GetTimestamp();
        enqueueMany(Many);
        return Many / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    // Each side begins on empty tables; neither pays for what the other left.
    private Task TidyAsync() => database.RunAsync("truncate hangfire.job, hangfire.state, hangfire.jobparameter, hangfire.jobqueue, hangfire.counter");
}
