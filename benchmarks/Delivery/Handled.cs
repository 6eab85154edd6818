namespace Delivery.Benchmarks;

/// <summary>What the handlers and the hand-written jobs do: count.</summary>
public static class Handled
{
    private static long count;

    public static long Count => Interlocked.Read(ref count);

    /// <summary>A hand-written job: one call per event and handler, with Hangfire's own retries.</summary>
    public static void Job(Guid id, int handler) => Add();

    internal static void Add() => Interlocked.Increment(ref count);

    internal static async Task WaitForAsync(long wanted)
    {
        while (Count < wanted)
        {
            await Task.Delay(1);
        }
    }
}
