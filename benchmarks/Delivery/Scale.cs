namespace Delivery.Benchmarks;

/// <summary>How much is measured: the full run for figures, a quick one for checks.</summary>
internal sealed record Scale(int Pairs, int Events, int PickUps, TimeSpan IdleWindow)
{
    public static Scale Full { get; } = new(7, 2_000, 500, TimeSpan.FromSeconds(120));

    public static Scale Quick { get; } = new(3, 300, 150, TimeSpan.FromSeconds(30));

    public static Scale Of(string[] arguments) => arguments.Contains("--quick") ? Quick : Full;
}
