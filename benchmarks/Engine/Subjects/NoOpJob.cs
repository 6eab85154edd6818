namespace Engine.Benchmarks.Subjects;

/// <summary>A job that does nothing but count that it ran.</summary>
public static class NoOpJob
{
    private static int runs;

    public static int Runs => Volatile.Read(ref runs);

    public static void Reset() => Volatile.Write(ref runs, 0);

    public static void Run(int number)
    {
        _ = number;
        Interlocked.Increment(ref runs);
    }
}
