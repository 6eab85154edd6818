namespace Events;

/// <summary>Tells the relay of this process that events were committed.</summary>
internal sealed class RelaySignal : IDisposable
{
    private readonly SemaphoreSlim raised = new(0, 1);

    public void Raise()
    {
        try
        {
            raised.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is raised already; one wake-up serves all commits before it.
        }
    }

    /// <summary>Waits until it is raised or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => raised.WaitAsync(atMost, cancel);

    public void Dispose() => raised.Dispose();
}
