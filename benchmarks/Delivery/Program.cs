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
    await Console.Error.WriteLineAsync("Expected 'delivery [--quick] [--only P6|P7|P8]'.");
    return 2;
}

var scale = Scale.Of(args);
var results = new List<Result>();
var only = args.SkipWhile(argument => argument != "--only").ElementAtOrDefault(1);
foreach (var (handlers, atLeast) in new[] { (1, 2.0), (3, 4.0), (10, 8.0) })
{
    await MeasureAsync("P6", async database => [await new FanningOut(database, scale).RunAsync(handlers, Alone.Handler, "a job each", atLeast)]);
    await MeasureAsync("P6", async database => [await new FanningOut(database, scale).RunAsync(handlers, Together.Handler, "shared jobs", atLeast)]);
}

await MeasureAsync("P7", database => new PickingUp(database, scale).RunAsync());
await MeasureAsync("P8", async database => [await new Idling(database, scale).RunAsync(workers: 0), await new Idling(database, scale).RunAsync(workers: 20)]);
await Report.WriteAsync("delivery", scale.Pairs, results);
return 0;

async Task MeasureAsync(string goal, Func<BenchDatabase, Task<IReadOnlyList<Result>>> measure)
{
    if (only is not null && only != goal)
    {
        return;
    }

    await using var database = await BenchDatabase.CreateAsync(server);
    foreach (var result in await measure(database))
    {
        results.Add(result);
        Report.Print(result);
    }
}
