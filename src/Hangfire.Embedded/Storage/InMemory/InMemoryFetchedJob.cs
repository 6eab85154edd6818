using Hangfire.InMemory.Commands;
using Hangfire.InMemory.Entries;
using Hangfire.Storage;

namespace Hangfire.InMemory;

/// <summary>A job a worker took from its queue. Disposed without being removed, it goes back to the head of the queue.</summary>
internal sealed class InMemoryFetchedJob(MemoryDispatcher dispatcher, QueuedJob job, JobSnapshot? snapshot) : IClaimedJob
{
    private readonly int _claim = job.Claim;
    private bool _isSettled;

    public string JobId => job.JobId;

    public JobData? Snapshot { get; } = snapshot?.ToJobData();

    // Nothing is saved by writing to memory later.
    public bool AllowsDeferredStart => false;

    public void RemoveFromQueue() => Settle(RemovalCommand());

    public void Requeue() => Settle(new RequeueFetchedJob(job, _claim));

    public void Dispose()
    {
        if (!_isSettled) Requeue();
    }

    /// <summary>What a transaction applies to remove the job together with its other changes.</summary>
    internal ICommand RemovalCommand() => new FinishFetchedJob(job, _claim);

    internal void MarkRemoved() => _isSettled = true;

    private void Settle(ICommand command)
    {
        dispatcher.Apply(command);
        _isSettled = true;
    }
}
