using Core.Benchmarks;
using Engine.Benchmarks;

var scale = args is ["--quick"] ? Scale.Quick : Scale.Full;
if (args is not ([] or ["--quick"]))
{
    await Console.Error.WriteLineAsync($"Expected no argument or '--quick', got '{string.Join(' ', args)}'.");
    return 2;
}

await using var publishing = new Publishing();
var results = await Pairs.CompareAsync(scale, publishing.WithEventsAsync, publishing.BareAsync);
results.ToList().ForEach(Report.Print);
await Report.WriteAsync("core", scale.Pairs, results);
return results.All(result => result.Holds) ? 0 : 1;
