namespace Hangfire.InMemory.Entries;

/// <summary>An owner's wish to hold a resource alone.</summary>
internal sealed class LockRequest(string resource, object owner) : IDisposable
{
    private ManualResetEventSlim? _granted;

    public string Resource { get; } = resource;

    public object Owner { get; } = owner;

    public bool IsGranted { get; private set; }

    public void PrepareToWait() => _granted = new ManualResetEventSlim(initialState: false, spinCount: 0);

    public void Grant()
    {
        IsGranted = true;
        _granted?.Set();
    }

    public void Wait(TimeSpan timeout) => _granted!.Wait(timeout);

    public void Dispose() => _granted?.Dispose();
}
