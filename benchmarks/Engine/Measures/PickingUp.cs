using System.Diagnostics;
using System.Globalization;
using Engine.Benchmarks.Subjects;

namespace Engine.Benchmarks.Measures;

/// <summary>P7: from the call that enqueues a job to its start in another process, and so more than from the commit.</summary>
internal sealed class PickingUp(BenchDatabase database, Scale scale)
{
    private const int WarmUp = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FarEnoughApart = TimeSpan.FromMilliseconds(20);

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        var client = new Hangfire.BackgroundJobClient(Storage());
        using var worker = await WorkerProcess.StartAsync(database.ConnectionString);
        var latencies = new List<double>();
        for (var number = 0; number < WarmUp + scale.PickUps; number++)
        {
            var latency = await LatencyAsync(client, worker, number);
            if (number >= WarmUp)
            {
                latencies.Add(latency);
            }

            await Task.Delay(FarEnoughApart);
        }

        latencies.Sort();
        return [Line(latencies, 0.5, 5), Line(latencies, 0.99, 50)];
    }

    private Hangfire.PostgreSql.PostgreSqlStorage Storage()
    {
        EngineSubject.Configure();
        return new Hangfire.PostgreSql.PostgreSqlStorage(database.ConnectionString);
    }

    private static async Task<double> LatencyAsync(Hangfire.BackgroundJobClient client, WorkerProcess worker, int number)
    {
        var started = worker.StartOf(number.ToString(CultureInfo.InvariantCulture));
        var called = Stopwatch.GetTimestamp();
        Hangfire.BackgroundJobClientExtensions.Enqueue(client, () => PickUpJob.Run(number));
        return Stopwatch.GetElapsedTime(called, await started.WaitAsync(Patience)).TotalMilliseconds;
    }

    private static Result Line(List<double> sorted, double share, double atMost)
    {
        var value = sorted[(int)(share * (sorted.Count - 1))];
        return new Result(
            "P7", string.Create(CultureInfo.InvariantCulture, $"enqueue call → start in another process, p{share * 100:0}"),
            string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms"), $"{sorted.Count} jobs", value,
            string.Create(CultureInfo.InvariantCulture, $"{sorted[0]:0.0}–{sorted[^1]:0.0} ms"), $"≤ {atMost} ms", value <= atMost);
    }
}
