using System.Globalization;
using System.Text.Json;
using Engine.Benchmarks;

namespace Delivery.Benchmarks;

/// <summary>Prints the results and keeps them in artifacts/bench/delivery.json.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(Result result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Goal,-4} {result.What,-58} {result.Measured,12}   {result.Reference,-24} {result.Value,8:0.00}  ({result.Range})  wanted {result.Wanted,-8} {(result.Holds ? "holds" : "MISSED")}"));

    public static async Task WriteAsync(IReadOnlyList<Result> results, Scale scale)
    {
        Console.WriteLine(
            $"Medians of {scale.Pairs} pairs measured in turns; ranges are of the ratios within a pair. Client and server share {Environment.ProcessorCount} cores. Compare ratios, not rates.");
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("BENCH_RESULTS") ?? Path.Combine("artifacts", "bench"));
        var file = Path.Combine(folder.FullName, "delivery.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(
            new { at = DateTimeOffset.UtcNow, cores = Environment.ProcessorCount, pairs = scale.Pairs, results }, Indented));
        Console.WriteLine($"Written to {file}");
    }
}
