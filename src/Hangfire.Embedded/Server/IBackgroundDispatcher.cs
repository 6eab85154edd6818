namespace Hangfire.Processing;

/// <summary>Something a server has set running.</summary>
public interface IBackgroundDispatcher : IDisposable
{
    /// <summary>Waits until it has ended; answers <see langword="false"/> when <paramref name="timeout"/> ends first.</summary>
    bool Wait(TimeSpan timeout);

    /// <summary>Waits until it has ended, at most for <paramref name="timeout"/>.</summary>
    Task WaitAsync(TimeSpan timeout, CancellationToken cancellationToken);
}
