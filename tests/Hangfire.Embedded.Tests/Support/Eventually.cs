using System.Diagnostics;

namespace Hangfire.Embedded.Tests.Support;

/// <summary>Waits for a condition, with an end.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Limit) throw new TimeoutException($"Waited {Limit} in vain until {what}.");
            await Task.Delay(5);
        }
    }

    public static Task Reached(Task checkpoint) => checkpoint.WaitAsync(Limit);
}
