namespace Delivery.Benchmarks;

/// <summary>What the handlers and the hand-written jobs do: count.</summary>
public static class Handled
{
    private static long count;

    public static long Count => Interlocked.Read(ref count);

    internal static void Add() => Interlocked.Increment(ref count);

    internal static async Task WaitForAsync(long wanted)
    {
        while (Count < wanted)
        {
            await Task.Delay(1);
        }
    }
}
