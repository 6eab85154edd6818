using Hangfire.Logging;
using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>A worker's hold on a fetched job. Whoever ends it first wins: the worker, or the server that no longer waits for the worker.</summary>
internal sealed class HeldClaim(IFetchedJob fetched) : IDisposable
{
    private static readonly ILog Log = LogProvider.For<Worker>();

    private IDeferredCommit? start;
    private int ended;

    public string JobId => fetched.JobId;

    public IFetchedJob Fetched => fetched;

    public JobData? Snapshot => (fetched as IClaimedJob)?.Snapshot;

    // A job that is Processing already was interrupted, or ended its process: that it begins again must be seen, whatever it does next.
    public bool AllowsDeferredStart =>
        fetched is IClaimedJob { AllowsDeferredStart: true, Snapshot.State: { } state } && state.Equals(EnqueuedState.StateName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Notes that the start of the job is not stored yet, so that it is forgotten when the job goes back to its queue.</summary>
    /// <returns>Whether the claim is still held.</returns>
    public bool TryDefer(IDeferredCommit deferred)
    {
        Interlocked.Exchange(ref start, deferred);
        if (Volatile.Read(ref ended) == 1)
        {
            deferred.Drop();
            return false;
        }

        deferred.Begin();
        return true;
    }

    /// <summary>Takes the right to end the claim; answers <see langword="false"/> when it was handed back already.</summary>
    public bool TryTake() => Interlocked.Exchange(ref ended, 1) == 0;

    /// <summary>Removes the queue entry; the job is done, or no business of this worker.</summary>
    public void Complete()
    {
        if (!TryTake()) return;

        ForgetStart();
        fetched.RemoveFromQueue();
    }

    /// <summary>Gives the job back to its queue. Where that fails, the storage does it once the claim has expired.</summary>
    public void HandBack()
    {
        if (!TryTake()) return;

        try
        {
            Requeue();
        }
        catch (Exception error)
        {
            Log.WarnException($"Job '{fetched.JobId}' could not be handed back. It runs again once its claim has expired.", error);
        }
    }

    /// <summary>Gives the job back to its queue, for the one who has taken the right to end the claim.</summary>
    public void Requeue()
    {
        ForgetStart();
        fetched.Requeue();
    }

    public void Dispose()
    {
        ForgetStart();
        fetched.Dispose();
    }

    // Stored later, it would take the job from the worker that has it by then.
    private void ForgetStart() => Volatile.Read(ref start)?.Drop();
}
