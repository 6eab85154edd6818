namespace Hangfire;

/// <summary>The default delays between retries: seconds at first, hours in the end, scattered so that jobs that failed together do not return together.</summary>
internal static class RetryDelay
{
    public static int InSeconds(long attempt) => InSeconds(attempt, Random.Shared);

    public static int InSeconds(long attempt, Random random) =>
        (int)Math.Round(Math.Pow(attempt - 1, 4) + 15 + (random.Next(30) * attempt));
}
