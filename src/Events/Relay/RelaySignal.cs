namespace Events;

/// <summary>Wakes the relay of this process, and whoever tells the relays of others.</summary>
internal sealed class RelaySignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);
    private readonly SemaphoreSlim committed = new(0, 1);

    /// <summary>Events were committed by this process: all relays shall know.</summary>
    public void Announce()
    {
        Raise();
        Release(committed);
    }

    /// <summary>There is something to do for the relay of this process.</summary>
    public void Raise() => Release(raised);

    /// <summary>Waits until it is raised or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => raised.WaitAsync(atMost, cancel);

    /// <summary>Waits until this process has committed events.</summary>
    public Task WaitForCommitAsync(CancellationToken cancel) => committed.WaitAsync(cancel);

    public void Dispose()
    {
        raised.Dispose();
        committed.Dispose();
    }

    // Seldom is nobody ahead of a commit, so that this must cost nothing then: an exception for each would cost more than the commit.
    private static void Release(SemaphoreSlim signal)
    {
        if (signal.CurrentCount > 0)
        {
            return; // raised already, and whoever waits has not looked yet; one wake-up serves all commits before it
        }

        lock (signal)
        {
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }
}
