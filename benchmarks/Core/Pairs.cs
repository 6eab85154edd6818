using System.Globalization;
using Engine.Benchmarks;

namespace Core.Benchmarks;

/// <summary>Measures two things in turns, so that what disturbs the machine disturbs both, and compares within each pair.</summary>
internal static class Pairs
{
    private const double MostBytes = 1024;
    private const double MostTimes = 2;

    public static async Task<IReadOnlyList<Result>> CompareAsync(Scale scale, Func<int, Task<Sample>> subject, Func<int, Task<Sample>> reference)
    {
        await subject(scale.WarmUp);
        await reference(scale.WarmUp);
        var measured = new List<(Sample Subject, Sample Reference)>();
        for (var pair = 0; pair < scale.Pairs; pair++)
        {
            // Every other pair the other way round, so that neither is always the one that comes second.
            var (first, second) = pair % 2 == 0 ? (subject, reference) : (reference, subject);
            var (one, other) = (await first(scale.Publications), await second(scale.Publications));
            measured.Add(pair % 2 == 0 ? (one, other) : (other, one));
        }

        return [Allocated(measured), Times(measured)];
    }

    private static Result Allocated(List<(Sample Subject, Sample Reference)> measured)
    {
        var bytes = measured.ConvertAll(pair => pair.Subject.Bytes);
        return new Result(
            "O-29", "allocated by publishing in process to one handler", Text($"{Median(bytes):0} B"),
            Text($"bare {Median(measured.Select(pair => pair.Reference.Bytes)):0} B"),
            Median(bytes), Text($"{bytes.Min():0}–{bytes.Max():0}"), Text($"≤ {MostBytes} B"), Median(bytes) <= MostBytes);
    }

    private static Result Times(List<(Sample Subject, Sample Reference)> measured)
    {
        var ratios = measured.ConvertAll(pair => pair.Subject.Nanoseconds / pair.Reference.Nanoseconds);
        return new Result(
            "O-29", "publishing in process to one handler", Text($"{Median(measured.Select(pair => pair.Subject.Nanoseconds)):0} ns"),
            Text($"bare {Median(measured.Select(pair => pair.Reference.Nanoseconds)):0} ns"),
            Median(ratios), Text($"{ratios.Min():0.00}–{ratios.Max():0.00}"), Text($"≤ {MostTimes} ×"), Median(ratios) <= MostTimes);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
