namespace Hangfire.Docs.Tests;

/// <summary>The jobs of the examples.</summary>
public static class ExampleJobs
{
    [Queue("beta")]
    public static void InBeta()
    {
    }

    [AutomaticRetry(Attempts = 1, DelaysInSeconds = [0])]
    public static void FailTwice() => throw new InvalidOperationException("boom");

    [AutomaticRetry(Attempts = 0)]
    public static void FailOnce() => throw new InvalidOperationException("boom");

    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public static void FailAway() => throw new InvalidOperationException("boom");

    [LogEverything]
    public static void Logged(string key) => Notes.Write(key);

    [ProlongExpirationTime]
    public static void Kept()
    {
    }

    public static int Count() => 42;

    public static void Report(string key, [FromResult] int count) => Notes.Write($"{key}: {count}");

    public static async Task RunLongAsync(string key, CancellationToken cancellationToken)
    {
        Notes.Write($"started {key}");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Notes.Write($"cancelled {key}");
        }
    }

    public static void Loop(string key, IJobCancellationToken cancellationToken)
    {
        Notes.Write($"started {key}");
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Thread.Yield();
            }
        }
        finally
        {
            Notes.Write($"cancelled {key}");
        }
    }
}
