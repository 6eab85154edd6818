using Hangfire.InMemory.Commands;

namespace Hangfire.InMemory;

/// <summary>Removes expired entries in the background, with or without a running server.</summary>
internal sealed class MemoryEviction : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int Batch = 1000;

    private readonly WeakReference<MemoryDispatcher> _dispatcher;
    private readonly ITimer _timer;

    public MemoryEviction(MemoryDispatcher dispatcher, TimeProvider time)
    {
        _dispatcher = new WeakReference<MemoryDispatcher>(dispatcher);
        _timer = time.CreateTimer(_ => Evict(), null, Interval, Interval);
    }

    public void Dispose() => _timer.Dispose();

    // The timer must not keep alive a storage everyone else forgot.
    private void Evict()
    {
        if (_dispatcher.TryGetTarget(out var dispatcher)) EvictFrom(dispatcher);
        else Dispose();
    }

    private static void EvictFrom(MemoryDispatcher dispatcher)
    {
        try
        {
            EvictExpired command;
            do dispatcher.Apply(command = new EvictExpired(Batch));
            while (command.ReachedMost);
        }
        catch (TimeoutException)
        {
            // The storage is busy; what expired goes the next time.
        }
    }
}
