using Hangfire.InMemory.Commands;
using Hangfire.InMemory.Entries;
using Hangfire.Storage;

namespace Hangfire.InMemory;

/// <summary>Takes distributed locks for an owner; the same owner may take one again while it holds it.</summary>
internal sealed class MemoryLocks(MemoryDispatcher dispatcher, object owner)
{
    /// <exception cref="DistributedLockTimeoutException">Another owner held the resource for the whole timeout.</exception>
    public IDisposable Acquire(string resource, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var patience = Patience(timeout);

        using var request = new LockRequest(resource, owner);
        dispatcher.Apply(new AcquireLock(request));
        if (!request.IsGranted) WaitFor(request, patience);
        return new Held(dispatcher, resource, owner);
    }

    // A request in line must never be forgotten there, so what the wait would refuse is refused before.
    private static TimeSpan Patience(TimeSpan timeout)
    {
        if (timeout == Timeout.InfiniteTimeSpan || timeout.TotalMilliseconds > int.MaxValue) return Timeout.InfiniteTimeSpan;
        if (timeout >= TimeSpan.Zero) return timeout;
        throw new ArgumentException($"Expected the timeout of a lock to be zero, longer, or infinite, got '{timeout}'.", nameof(timeout));
    }

    private void WaitFor(LockRequest request, TimeSpan timeout)
    {
        request.Wait(timeout);
        dispatcher.Apply(new AbandonLock(request));
        // Only now is it settled: the lock may have been passed on between the end of the wait and leaving the line.
        if (!request.IsGranted) throw new DistributedLockTimeoutException(request.Resource);
    }

    private sealed class Held(MemoryDispatcher dispatcher, string resource, object owner) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0) dispatcher.Apply(new ReleaseLock(resource, owner));
        }
    }
}
