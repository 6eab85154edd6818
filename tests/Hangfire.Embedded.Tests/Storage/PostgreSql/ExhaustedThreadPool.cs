namespace Hangfire.Embedded.Tests.Storage.PostgreSql;

/// <summary>Keeps every thread of the pool busy until disposed. Tests that use it must run alone.</summary>
internal sealed class ExhaustedThreadPool : IDisposable
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualResetEventSlim release = new();
    private readonly (int Workers, int Ports) fewest;
    private readonly (int Workers, int Ports) most;

    public ExhaustedThreadPool()
    {
        ThreadPool.GetMinThreads(out fewest.Workers, out fewest.Ports);
        ThreadPool.GetMaxThreads(out most.Workers, out most.Ports);
        var threads = Math.Max(ThreadPool.ThreadCount, fewest.Workers);
        ThreadPool.SetMinThreads(threads, fewest.Ports);
        ThreadPool.SetMaxThreads(threads, most.Ports);
        OccupyUntilSilent();
    }

    public void Dispose()
    {
        release.Set();
        ThreadPool.SetMaxThreads(most.Workers, most.Ports);
        ThreadPool.SetMinThreads(fewest.Workers, fewest.Ports);
    }

    // Some threads may be held by others already, so they cannot be counted: the pool is exhausted when nothing new gets a thread.
    private void OccupyUntilSilent()
    {
        using var began = new AutoResetEvent(false);
        using var patience = new CancellationTokenSource(Patience);
        do
        {
            if (patience.IsCancellationRequested)
            {
                Dispose();
                throw new TimeoutException("Inconclusive: the pool still has threads.");
            }

            ThreadPool.UnsafeQueueUserWorkItem(_ => Occupy(began), null);
        }
        while (began.WaitOne(Silence));
    }

    private void Occupy(AutoResetEvent began)
    {
        if (!release.IsSet)
        {
            began.Set();
            release.Wait();
        }
    }
}
