namespace Hangfire.Server;

/// <summary>The three steps of a stop: no new work, running work is cancelled, nobody waits any longer.</summary>
internal sealed class ServerStop(BackgroundProcessingServerOptions options)
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource stopped = new();
    private readonly CancellationTokenSource shutdown = new();
    private int sent;

    public CancellationToken Stopping => stopping.Token;

    public CancellationToken Stopped => stopped.Token;

    public CancellationToken Shutdown => shutdown.Token;

    public TimeSpan Longest => options.StopTimeout == Timeout.InfiniteTimeSpan || options.ShutdownTimeout == Timeout.InfiniteTimeSpan
        ? TimeSpan.FromMilliseconds(int.MaxValue) - options.LastChanceTimeout
        : options.StopTimeout + options.ShutdownTimeout;

    public void Send()
    {
        if (Interlocked.Exchange(ref sent, 1) == 1) return;

        // Callbacks of jobs must not run on, nor hold up, the thread that stops the server.
        _ = stopping.CancelAsync();
        if (options.StopTimeout == TimeSpan.Zero) _ = stopped.CancelAsync();
        else stopped.CancelAfter(options.StopTimeout);
        shutdown.CancelAfter(Longest);
    }
}
