namespace Entity.Benchmarks;

/// <summary>How much is measured: the full run for figures, a quick one for checks.</summary>
internal sealed record EntityScale(int Pairs, int Jobs, int Ids, int Saves)
{
    public static EntityScale Full { get; } = new(7, 3_000, 10_000, 2_000);

    public static EntityScale Quick { get; } = new(3, 1_000, 3_000, 500);
}
