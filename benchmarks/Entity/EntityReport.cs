using System.Globalization;
using System.Text.Json;
using Engine.Benchmarks;

namespace Entity.Benchmarks;

/// <summary>Prints the results and keeps them in artifacts/bench/entity.json.</summary>
internal static class EntityReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print(Result result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{result.Goal,-4} {result.What,-50} {result.Measured,12}   {result.Reference,-22} {result.Value,8:0.00}  ({result.Range})  wanted {result.Wanted,-8} {(result.Holds ? "holds" : "MISSED")}"));

    public static async Task WriteAsync(IReadOnlyList<Result> results, EntityScale scale)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Medians of {scale.Pairs} pairs measured in turns; ranges are of the ratios within a pair. Client and server share {Environment.ProcessorCount} cores. Compare ratios, not rates."));
        var folder = Directory.CreateDirectory(Environment.GetEnvironmentVariable("BENCH_RESULTS") ?? Path.Combine("artifacts", "bench"));
        var file = Path.Combine(folder.FullName, "entity.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(
            new { at = DateTimeOffset.UtcNow, cores = Environment.ProcessorCount, pairs = scale.Pairs, results }, Indented));
        Console.WriteLine($"Written to {file}");
    }
}
