using Hangfire.States;
using Hangfire.Storage;

namespace Hangfire.Server;

/// <summary>A job on a worker: cancelled when the server stops, when the job was taken away, or when a lock it runs under was lost.</summary>
internal sealed class RunningJob : IJobCancellationToken, IDisposable
{
    private readonly CancellationTokenSource cancellation;
    private readonly CancellationToken stopped;
    private readonly IStorageConnection connection;
    private readonly string jobId;
    private readonly ProcessingState state;
    private readonly RunningJobs all;
    private volatile bool aborted;
    private volatile bool unguarded;
    private volatile bool watched;

    public RunningJob(IStorageConnection connection, string jobId, ProcessingState state, RunningJobs all, CancellationToken stopped)
    {
        this.connection = connection;
        this.jobId = jobId;
        this.state = state;
        this.all = all;
        this.stopped = stopped;
        cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        all.Add(this);
    }

    // Only jobs that look at their token are worth asking the storage about.
    public bool IsWatched => watched;

    public bool IsAborted => aborted;

    /// <summary>Whether a lock it runs under was lost.</summary>
    public bool IsUnguarded => unguarded;

    public CancellationToken ShutdownToken
    {
        get
        {
            watched = true;
            return cancellation.Token;
        }
    }

    public void ThrowIfCancellationRequested()
    {
        stopped.ThrowIfCancellationRequested();
        CheckState(connection);
        if (unguarded) cancellation.Token.ThrowIfCancellationRequested();
        if (aborted) throw new JobAbortedException();
    }

    public void CheckState(IStorageConnection reader)
    {
        var current = reader.GetStateData(jobId);
        if (IsOurs(current) || aborted) return;

        aborted = true;
        _ = CancelAsync();
    }

    /// <summary>A lock the job runs under was lost: it shall give up and wait for its turn again.</summary>
    public void LoseGuard()
    {
        unguarded = true;
        _ = CancelAsync();
    }

    public void Dispose()
    {
        all.Remove(this);
        cancellation.Dispose();
    }

    private bool IsOurs(StateData? current) =>
        current is not null
        && string.Equals(current.Name, ProcessingState.StateName, StringComparison.OrdinalIgnoreCase)
        && state.IsOf(current.Data);

    private async Task CancelAsync()
    {
        try
        {
            await cancellation.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The job ended by itself meanwhile.
        }
    }
}
