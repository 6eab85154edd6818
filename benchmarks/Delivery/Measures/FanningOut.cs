using System.Diagnostics;
using Engine.Benchmarks;
using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Delivery.Benchmarks.Measures;

/// <summary>P6: events a second, from the publishing call to the last handler's end, against one hand-written Hangfire job per handler.</summary>
internal sealed class FanningOut(BenchDatabase database, Scale scale)
{
    private const int Publishers = 4;
    private const int Workers = 20;

    public async Task<Result> RunAsync(int handlers, Delegate handler, string kind, double atLeast)
    {
        using var host = await BenchHost.StartAsync(database.ConnectionString, handlers, handler, Workers);
        var client = host.Services.GetRequiredService<IBackgroundJobClient>();
        var result = await Pairs.CompareAsync(
            "P6", $"1 event to {handlers} handlers, {kind}", atLeast, scale.Pairs,
            () => RateAsync(handlers, id => BenchHost.PublishAsync(host, id)),
            $"{handlers} jobs by hand",
            () => RateAsync(handlers, id => BenchHost.SaveAsync(host, id, saved => EnqueueByHand(client, saved, handlers))));
        await host.StopAsync();
        return result;
    }

    private static void EnqueueByHand(IBackgroundJobClient client, Guid id, int handlers)
    {
        for (var number = 0; number < handlers; number++)
        {
            var place = number;
            client.Enqueue<HandWrittenJob>(job => job.Run(id, place));
        }
    }

    private async Task<double> RateAsync(int handlers, Func<Guid, Task> publish)
    {
        var wanted = Handled.Count + ((long)scale.Events * handlers);
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, scale.Events, new ParallelOptions { MaxDegreeOfParallelism = Publishers }, async (_, _) =>
        {
            await Task.Yield();
            await publish(Guid.CreateVersion7());
        });
        await Handled.WaitForAsync(wanted);
        return scale.Events / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
