namespace Core.Benchmarks;

/// <summary>How much is measured: the full run for figures, a quick one for checks.</summary>
internal sealed record Scale(int Pairs, int WarmUp, int Publications)
{
    public static Scale Full { get; } = new(9, 1_000_000, 1_000_000);

    public static Scale Quick { get; } = new(3, 200_000, 100_000);
}
