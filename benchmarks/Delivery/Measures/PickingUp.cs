using System.Diagnostics;
using System.Globalization;
using Engine.Benchmarks;

namespace Delivery.Benchmarks.Measures;

/// <summary>P7: from the return of SaveChanges to the start of the handler in another process.</summary>
internal sealed class PickingUp(BenchDatabase database, Scale scale)
{
    private const int WarmUp = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FarEnoughApart = TimeSpan.FromMilliseconds(20);

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        using var worker = await WorkerProcess.StartAsync(database.ConnectionString);
        using var host = await BenchHost.StartAsync(database.ConnectionString, 1, DeliveryServer.Handler, workers: 0);
        var latencies = new List<double>();
        for (var number = 0; number < WarmUp + scale.PickUps; number++)
        {
            var id = Guid.CreateVersion7();
            var started = worker.StartOf(id.ToString());
            await BenchHost.PublishAsync(host, id);
            var committed = Stopwatch.GetTimestamp();
            var latency = Math.Max(0, Stopwatch.GetElapsedTime(committed, await started.WaitAsync(Patience)).TotalMilliseconds);
            if (number >= WarmUp)
            {
                latencies.Add(latency);
            }

            await Task.Delay(FarEnoughApart);
        }

        await host.StopAsync();
        latencies.Sort();
        return [Line(latencies, 0.5, 5), Line(latencies, 0.99, 50)];
    }

    private static Result Line(List<double> sorted, double share, double atMost)
    {
        var value = sorted[(int)(share * (sorted.Count - 1))];
        return new Result(
            "P7", string.Create(CultureInfo.InvariantCulture, $"commit → handler start in another process, p{share * 100:0}"),
            string.Create(CultureInfo.InvariantCulture, $"{value:0.0} ms"), $"{sorted.Count} events", value,
            string.Create(CultureInfo.InvariantCulture, $"{sorted[0]:0.0}–{sorted[^1]:0.0} ms"), $"≤ {atMost} ms", value <= atMost);
    }
}
