using Hangfire.InMemory.Entries;

namespace Hangfire.InMemory.Commands;

internal sealed record AddToQueue(string Queue, string JobId) : ICommand
{
    public void Apply(MemoryState state) => state.Queues.Enqueue(new QueuedJob(Queue, JobId));
}

/// <summary>Answers the request at once when one of its queues holds a job, else puts it in line.</summary>
internal sealed record TakeNextJob(FetchRequest Request) : ICommand
{
    public void Apply(MemoryState state)
    {
        state.Queues.TakeOrWait(Request);
        if (Request.Job is { } job) Request.Snapshot = state.SnapshotOf(job.JobId);
    }
}

internal sealed record AbandonRequest(FetchRequest Request) : ICommand
{
    public void Apply(MemoryState state) => state.Queues.Abandon(Request);
}

internal sealed record FinishFetchedJob(QueuedJob Job, int Claim) : ICommand
{
    public void Apply(MemoryState state) => state.Queues.Finish(Job, Claim);
}

internal sealed record RequeueFetchedJob(QueuedJob Job, int Claim) : ICommand
{
    public void Apply(MemoryState state) => state.Queues.Requeue(Job, Claim);
}
