namespace Hangfire.Server;

/// <summary>Growing delays after failures in a row, scattered so that many threads do not return together.</summary>
internal static class Backoff
{
    // Short enough that work goes on soon after an outage of the storage, however long it was.
    private const double MaxSeconds = 15;

    public static TimeSpan Delay(int failures) => Delay(failures, Random.Shared);

    public static TimeSpan Delay(int failures, Random random)
    {
        var seconds = Math.Min(MaxSeconds, Math.Pow(2, Math.Clamp(failures - 1, 0, 10)));
        return TimeSpan.FromSeconds(seconds * (0.5 + (random.NextDouble() / 2)));
    }
}
