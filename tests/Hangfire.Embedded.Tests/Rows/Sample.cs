namespace Hangfire.Embedded.Tests.Rows;

/// <summary>The class the recorded jobs were made of.</summary>
public sealed class Sample
{
    private static readonly ManualResetEventSlim Release = new();

    public static void LetRunEnd() => Release.Set();

#pragma warning disable CA1822 // Jobs are recorded as instance methods.
    public void Run(Guid id, int number, string text, DateTime? time, CancellationToken cancellationToken)
    {
        Release.Wait(TimeSpan.FromSeconds(30), cancellationToken);
        Release.Reset();
    }

    public void Plain()
    {
    }

    public int Returns() => 42;

    [AutomaticRetry(Attempts = 3, DelaysInSeconds = [3600])]
    public void Fail(int x) => throw new InvalidOperationException("boom");

    [AutomaticRetry(Attempts = 0)]
    public void FailNoRetry() => throw new ArgumentException("bad");
#pragma warning restore CA1822
}
