using Hangfire.Logging;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>A worker's hold on a fetched job. Whoever ends it first wins: the worker, or the server that no longer waits for the worker.</summary>
internal sealed class HeldClaim(IFetchedJob fetched) : IDisposable
{
    private static readonly ILog Log = LogProvider.For<Worker>();

    private int ended;

    public string JobId => fetched.JobId;

    public IFetchedJob Fetched => fetched;

    public JobData? Snapshot => (fetched as IClaimedJob)?.Snapshot;

    /// <summary>Takes the right to end the claim; answers <see langword="false"/> when it was handed back already.</summary>
    public bool TryTake() => Interlocked.Exchange(ref ended, 1) == 0;

    /// <summary>Removes the queue entry; the job is done, or no business of this worker.</summary>
    public void Complete()
    {
        if (TryTake()) fetched.RemoveFromQueue();
    }

    /// <summary>Gives the job back to its queue. Where that fails, the storage does it once the claim has expired.</summary>
    public void HandBack()
    {
        if (!TryTake()) return;

        try
        {
            fetched.Requeue();
        }
        catch (Exception error)
        {
            Log.WarnException($"Job '{fetched.JobId}' could not be handed back. It runs again once its claim has expired.", error);
        }
    }

    public void Dispose() => fetched.Dispose();
}
