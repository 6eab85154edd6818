namespace Events;

/// <summary>Wakes the relay of this process, and whoever tells the relays of others.</summary>
internal sealed class RelaySignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);
    private readonly SemaphoreSlim committed = new(0, 1);
    private long announced;
    private long settled;

    /// <summary>How often this process has committed something to relay.</summary>
    public long Announced => Interlocked.Read(ref announced);

    /// <summary>Whether the relay of this process has seen to all it has committed.</summary>
    public bool IsSettled => Interlocked.Read(ref settled) == Announced;

    /// <summary>Whether a relay runs in this process.</summary>
    public bool HasRelay { get; set; }

    /// <summary>Events were committed by this process: a relay shall see to them, another one if this process's own does not.</summary>
    public void Announce()
    {
        Interlocked.Increment(ref announced);
        Raise();
        Release(committed);
    }

    /// <summary>There is something to do for the relay of this process.</summary>
    public void Raise() => Release(raised);

    /// <summary>The relay of this process has left nothing to do of what was announced up to then.</summary>
    public void Settle(long upTo) => Interlocked.Exchange(ref settled, upTo);

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
