using System.Globalization;

namespace Engine.Benchmarks;

/// <summary>Measures two things in turns, so that what disturbs the machine disturbs both, and compares within each pair.</summary>
internal static class Pairs
{
    public static async Task<Result> CompareAsync(
        string goal, string what, double atLeast, int pairs, Func<Task<double>> subject, string referenceName, Func<Task<double>> reference)
    {
        await subject();
        await reference();
        var measured = new List<(double Subject, double Reference)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            // Every other pair the other way round: whoever comes second finds warmer caches and the other's dirty pages.
            var (first, second) = pair % 2 == 0 ? (subject, reference) : (reference, subject);
            var (one, other) = (await first(), await second());
            measured.Add(pair % 2 == 0 ? (one, other) : (other, one));
        }

        return Report(goal, what, atLeast, referenceName, measured);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static Result Report(
        string goal, string what, double atLeast, string referenceName, List<(double Subject, double Reference)> measured)
    {
        var ratios = measured.ConvertAll(pair => pair.Subject / pair.Reference);
        var ratio = Median(ratios);
        return new Result(
            goal, what,
            $"{Median(measured.Select(pair => pair.Subject)):N0}/s",
            $"{referenceName} {Median(measured.Select(pair => pair.Reference)):N0}/s",
            ratio,
            string.Create(CultureInfo.InvariantCulture, $"{ratios.Min():0.00}–{ratios.Max():0.00}"),
            string.Create(CultureInfo.InvariantCulture, $"≥ {atLeast} ×"),
            ratio >= atLeast);
    }
}
