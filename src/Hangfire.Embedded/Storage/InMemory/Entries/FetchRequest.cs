namespace Hangfire.InMemory.Entries;

/// <summary>A worker's wish for the next job of some queues.</summary>
internal sealed class FetchRequest(string[] queues) : IDisposable
{
    private ManualResetEventSlim? _answered;

    public IReadOnlyList<string> Queues { get; } = queues;

    public QueuedJob? Job { get; private set; }

    /// <summary>Whether there was no job at once. There may be one by now, but whoever gives it has not done so before the wait is over.</summary>
    public bool Waits => _answered is not null;

    /// <summary>What the job looked like when it was taken; null when it is gone.</summary>
    public JobSnapshot? Snapshot { get; set; }

    /// <summary>Where the request stands in line, while it waits.</summary>
    public List<(QueueEntry Queue, LinkedListNode<FetchRequest> Place)> Places { get; } = [];

    public void PrepareToWait() => _answered = new ManualResetEventSlim(initialState: false, spinCount: 0);

    public void Answer(QueuedJob job)
    {
        Job = job;
        _answered?.Set();
    }

    public void TakeBack() => Job = null;

    public void Wait(CancellationToken cancellationToken) => _answered!.Wait(cancellationToken);

    public void Dispose() => _answered?.Dispose();
}
