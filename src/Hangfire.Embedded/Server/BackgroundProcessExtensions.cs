namespace Hangfire.Server;

/// <summary>Chooses what a background process runs on.</summary>
public static class BackgroundProcessExtensions
{
    /// <summary>Runs the process on one thread of its own.</summary>
    public static IBackgroundProcessDispatcherBuilder UseBackgroundPool(this IBackgroundProcess process) => process.UseBackgroundPool(1);

    /// <summary>Runs the process on <paramref name="threadCount"/> threads of its own at once.</summary>
    public static IBackgroundProcessDispatcherBuilder UseBackgroundPool(this IBackgroundProcess process, int threadCount) =>
        process.UseBackgroundPool(threadCount, null!);

    /// <summary>Runs the process on <paramref name="threadCount"/> threads of its own, each prepared by <paramref name="threadConfig"/>.</summary>
    public static IBackgroundProcessDispatcherBuilder UseBackgroundPool(
        this IBackgroundProcess process, int threadCount, Action<Thread>? threadConfig)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threadCount);
        return process.UseBackgroundPool((name, start) => BackgroundThreads.Create(name, threadCount, start, threadConfig));
    }

    /// <summary>Runs the process on the threads that <paramref name="threadFactory"/> makes; they are started by the server.</summary>
    public static IBackgroundProcessDispatcherBuilder UseBackgroundPool(
        this IBackgroundProcess process, Func<string, ThreadStart, IEnumerable<Thread>> threadFactory)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentNullException.ThrowIfNull(threadFactory);
        return new ThreadDispatcherBuilder(process, threadFactory);
    }

    /// <summary>Runs the process on the thread pool, one round at a time.</summary>
    public static IBackgroundProcessDispatcherBuilder UseThreadPool(this IBackgroundProcessAsync process) => process.UseThreadPool(1);

    /// <summary>Runs the process on the thread pool, <paramref name="maxConcurrency"/> rounds at a time.</summary>
    public static IBackgroundProcessDispatcherBuilder UseThreadPool(this IBackgroundProcessAsync process, int maxConcurrency)
    {
        ArgumentNullException.ThrowIfNull(process);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConcurrency);
        return new TaskDispatcherBuilder(process, maxConcurrency);
    }
}
