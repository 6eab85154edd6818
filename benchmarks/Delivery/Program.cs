using Delivery.Benchmarks;
using Delivery.Benchmarks.Measures;
using Engine.Benchmarks;

var server = Environment.GetEnvironmentVariable("ConnectionStrings__Postgres")
    ?? throw new InvalidOperationException("No PostgreSQL server: 'ConnectionStrings__Postgres' is not set. Run ./bench, which starts one.");

if (args is ["worker", var connection])
{
    await DeliveryServer.RunAsync(connection);
    return 0;
}

if (args is not ["delivery", ..])
{
    await Console.Error.WriteLineAsync("Expected 'delivery [--quick]'.");
    return 2;
}

var scale = Scale.Of(args);
var results = new List<Result>();
foreach (var (handlers, atLeast) in new[] { (1, 2.0), (3, 4.0), (10, 8.0) })
{
    await MeasureAsync(async database => [await new FanningOut(database, scale).RunAsync(handlers, Alone.Handler, "a job each", atLeast)]);
    await MeasureAsync(async database => [await new FanningOut(database, scale).RunAsync(handlers, Together.Handler, "shared jobs", atLeast)]);
}

await MeasureAsync(database => new PickingUp(database, scale).RunAsync());
await MeasureAsync(async database => [await new Idling(database, scale).RunAsync()]);
await Report.WriteAsync("delivery", scale.Pairs, results);
return 0;

async Task MeasureAsync(Func<BenchDatabase, Task<IReadOnlyList<Result>>> measure)
{
    await using var database = await BenchDatabase.CreateAsync(server);
    foreach (var result in await measure(database))
    {
        results.Add(result);
        Report.Print(result);
    }
}
