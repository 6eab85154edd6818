namespace Engine.Benchmarks.Subjects;

/// <summary>A job that does nothing but count that it ran.</summary>
public static class NoOpJob
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static TaskCompletionSource reached = new();
    private static int expected;
    private static int runs;

    public static int Runs => Volatile.Read(ref runs);

    /// <summary>Counts from zero; ends with the run of that number. Nobody asks meanwhile, which would cost both sides of a comparison time.</summary>
    public static Task RunsReach(int number)
    {
        reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref expected, number);
        Volatile.Write(ref runs, 0);
        return reached.Task.WaitAsync(Patience);
    }

    public static void Run(int number)
    {
        _ = number;
        if (Interlocked.Increment(ref runs) == Volatile.Read(ref expected))
        {
            reached.TrySetResult();
        }
    }
}
