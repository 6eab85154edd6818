using Engine.Benchmarks.Measures;

namespace Engine.Benchmarks;

/// <summary>The benchmarks of the engine, one after the other.</summary>
internal sealed class EngineSuite(string server, Scale scale, string[] only)
{
    private readonly List<Result> results = [];

    public async Task<int> RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync(server);
        await using var full = await BenchDatabase.CreateAsync(server);
        var enqueueing = new Enqueueing(database, scale);
        await AddAsync("P1", () => enqueueing.OneByOneAsync(1));
        await AddAsync("P1", () => enqueueing.OneByOneAsync(8));
        await AddAsync("P2", enqueueing.ManyAtOnceAsync);
        await AddAsync("P3", () => new Draining(database, full, scale).AgainstQuartzAsync());
        await AddManyAsync("P7", () => new PickingUp(database, scale).RunAsync());
        await AddAsync("P8", () => new Idling(database, scale).RunAsync());
        await AddAsync("P10", () => new Draining(database, full, scale).AgainstEmptyAsync());
        await Report.WriteAsync("engine", scale.Pairs, results);
        return 0;
    }

    private Task AddAsync(string goal, Func<Task<Result>> measure) =>
        AddManyAsync(goal, async () => [await measure()]);

    private async Task AddManyAsync(string goal, Func<Task<IReadOnlyList<Result>>> measure)
    {
        if (only.Length > 0 && !only.Contains(goal))
        {
            return;
        }

        foreach (var result in await measure())
        {
            results.Add(result);
            Report.Print(result);
        }
    }
}
