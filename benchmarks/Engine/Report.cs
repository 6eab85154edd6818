using System.Globalization;
using System.Text.Json;

namespace Engine.Benchmarks;

/// <summary>Prints the results and keeps them in <c>artifacts/bench</c>.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(Result result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Goal,-4} {result.What,-58} {result.Measured,12}   {result.Reference,-24} {result.Value,8:0.00}  ({result.Range})  wanted {result.Wanted,-8} {(result.Holds ? "holds" : "MISSED")}"));

    /// <param name="name">The name of the file.</param>
    /// <param name="pairs">How often each thing was measured.</param>
    /// <param name="results">What was found.</param>
    public static async Task WriteAsync(string name, int pairs, IReadOnlyList<Result> results)
    {
        var load = await LoadAsync();
        Console.WriteLine(
            $"Medians of {pairs} pairs measured in turns; ranges are over the pairs. All share {Environment.ProcessorCount} cores; " +
            $"load average at the end {load}. Compare ratios, not rates.");
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("BENCH_RESULTS") ?? Path.Combine("artifacts", "bench"));
        var file = Path.Combine(folder.FullName, $"{name}.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(
            new { at = DateTimeOffset.UtcNow, cores = Environment.ProcessorCount, load, pairs, results }, Indented));
        Console.WriteLine($"Written to {file}");
    }

    private static async Task<string> LoadAsync() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ').Take(3)) : "unknown";
}
