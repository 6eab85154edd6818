using Hangfire.Logging;

namespace Hangfire.Server;

/// <summary>The three steps of a stop: no new work, running work is cancelled, nobody waits any longer.</summary>
internal sealed class ServerStop(BackgroundProcessingServerOptions options)
{
    private static readonly ILog Log = LogProvider.For<BackgroundProcessingServer>();

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly CancellationTokenSource shutdown = new();
    private int sent;

    public CancellationToken Stopping => stopping.Token;

    public CancellationToken Stopped => stopped.Token;

    public CancellationToken Shutdown => shutdown.Token;

    public TimeSpan Longest => options.StopTimeout == Timeout.InfiniteTimeSpan || options.ShutdownTimeout == Timeout.InfiniteTimeSpan
        ? TimeSpan.FromMilliseconds(int.MaxValue) - (2 * options.LastChanceTimeout)
        : options.StopTimeout + options.ShutdownTimeout;

    public void Send()
    {
        if (Interlocked.Exchange(ref sent, 1) == 1) return;

        _ = CancelAsync(stopping, TimeSpan.Zero);
        _ = CancelAsync(stopped, options.StopTimeout);
        _ = CancelAsync(shutdown, Longest);
    }

    // Callbacks of jobs must not hold up the thread that stops the server, nor end the process with an error of theirs, as CancelAfter would.
    private static async Task CancelAsync(CancellationTokenSource source, TimeSpan delay)
    {
        if (delay != TimeSpan.Zero) await Task.Delay(delay).ConfigureAwait(false);
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (AggregateException errors)
        {
            Log.WarnException("A job threw an error on hearing that the server stops.", errors);
        }
    }
}
