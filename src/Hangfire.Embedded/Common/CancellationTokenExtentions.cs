namespace Hangfire.Common;

/// <summary>Blocking waits on a cancellation token.</summary>
public static class CancellationTokenExtentions
{
    /// <summary>Gives the token as an event that is set when the token is cancelled. Dispose it to release the registration.</summary>
    public static CancellationEvent GetCancellationEvent(this CancellationToken cancellationToken) => new(cancellationToken);

    /// <summary>Sleeps for <paramref name="timeout"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled meanwhile.</exception>
    public static void WaitOrThrow(this CancellationToken cancellationToken, TimeSpan timeout)
    {
        if (cancellationToken.Wait(timeout)) cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Sleeps for <paramref name="timeout"/> and answers whether the token was cancelled meanwhile.</summary>
    public static bool Wait(this CancellationToken cancellationToken, TimeSpan timeout)
    {
        using var cancelled = cancellationToken.GetCancellationEvent();
        return cancelled.WaitHandle.WaitOne(timeout);
    }

    /// <summary>An event that is set when a token is cancelled.</summary>
    public sealed class CancellationEvent : IDisposable
    {
        private readonly ManualResetEvent signal = new(false);
        private readonly CancellationTokenRegistration registration;

        /// <summary>Watches <paramref name="cancellationToken"/>.</summary>
        public CancellationEvent(CancellationToken cancellationToken) =>
            registration = cancellationToken.Register(static state => ((ManualResetEvent)state!).Set(), signal);

        /// <summary>Set once the token is cancelled.</summary>
        public EventWaitHandle WaitHandle => signal;

        /// <summary>Stops watching the token.</summary>
        public void Dispose()
        {
            registration.Dispose();
            signal.Dispose();
        }
    }
}
