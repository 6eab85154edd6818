namespace Events;

/// <summary>Cancels an attempt whose time is over, and tells that from a stop of the server.</summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly EntityRun run;
    private readonly CancellationTokenSource? expiry;
    private readonly CancellationTokenSource? either;

    public AttemptLimit(EntityRun run, TimeProvider time)
    {
        this.run = run;
        if (run.Action.Timeout is { } limit)
        {
            expiry = new CancellationTokenSource(limit, time);
            either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, run.Job.Cancellation);
        }
    }

    public CancellationToken Cancel => either?.Token ?? run.Job.Cancellation;

    /// <summary>Ends an attempt that did not hear that its time was over. A server that stops meanwhile is no reason: what is done within its patience counts.</summary>
    public void ThrowIfOver() => expiry?.Token.ThrowIfCancellationRequested();

    /// <summary>The exception to report: that the time is over, where this is why the attempt was cancelled.</summary>
    public Exception Explain(Exception error) => error is OperationCanceledException && expiry?.IsCancellationRequested == true
        ? new ActionTimeoutException(run, run.Action.Timeout!.Value, error)
        : error;

    public void Dispose()
    {
        either?.Dispose();
        expiry?.Dispose();
    }
}
