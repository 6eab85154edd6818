namespace Engine.Benchmarks;

/// <summary>How much is measured: the full run for figures, a quick one for checks.</summary>
internal sealed record Scale(
    int Pairs, TimeSpan Window, int DrainedJobs, int QuartzJobs, int PickUps, TimeSpan IdleWindow, int Backlog, int History)
{
    public static Scale Full { get; } =
        new(7, TimeSpan.FromSeconds(3), 10_000, 2_000, 500, TimeSpan.FromSeconds(120), 100_000, 1_000_000);

    public static Scale Quick { get; } =
        new(3, TimeSpan.FromSeconds(1), 3_000, 500, 150, TimeSpan.FromSeconds(60), 10_000, 50_000);

    public static Scale Of(string[] arguments) => arguments.Contains("--quick") ? Quick : Full;
}
