using Engine.Benchmarks;

namespace Delivery.Benchmarks;

/// <summary>What the other process does: delivers events until its standard input ends.</summary>
internal static class DeliveryServer
{
    public static Delegate Handler { get; } = (string id) => WorkerProcess.SayStarted(id);

    public static async Task RunAsync(string database)
    {
        using var host = await BenchHost.StartAsync(database, 1, Handler, workers: 20);
        WorkerProcess.SayReady();
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
    }
}
