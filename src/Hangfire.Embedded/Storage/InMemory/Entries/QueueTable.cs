namespace Hangfire.InMemory.Entries;

/// <summary>The queues: jobs go straight to the worker that waits longest, else they wait in line.</summary>
internal sealed class QueueTable(StringComparer comparer, MemoryClock clock)
{
    private readonly SortedDictionary<string, QueueEntry> _queues = new(comparer);

    public IEnumerable<QueueEntry> HoldingJobs => _queues.Values.Where(queue => queue.HoldsJobs);

    public QueueEntry? Find(string name) => _queues.GetValueOrDefault(name);

    public void Enqueue(QueuedJob job)
    {
        var queue = GetOrAdd(job.Queue);
        if (!TryAnswer(queue, job)) queue.Waiting.AddLast(job.Place);
    }

    /// <summary>Gives the request a job from the first of its queues that has one, or makes it wait in all of them.</summary>
    public void TakeOrWait(FetchRequest request)
    {
        foreach (var name in request.Queues)
        {
            if (Find(name) is not { Waiting.First: { } first } queue) continue;
            queue.Waiting.Remove(first);
            HandOver(first.Value, queue, request);
            return;
        }

        request.PrepareToWait();
        foreach (var queue in request.Queues.Select(GetOrAdd)) request.Places.Add((queue, queue.Requests.AddLast(request)));
    }

    /// <summary>Takes the request out of line; a job it was given meanwhile goes back to the head of its queue.</summary>
    public void Abandon(FetchRequest request)
    {
        LeaveLine(request);
        if (request.Job is not { } job) return;
        request.TakeBack();
        Requeue(job, job.Claim);
    }

    public void Finish(QueuedJob job, int claim)
    {
        if (!job.IsHeldBy(claim)) return;
        var queue = EndClaim(job);
        RemoveWhenIdle(queue);
    }

    public void Requeue(QueuedJob job, int claim)
    {
        if (!job.IsHeldBy(claim)) return;
        var queue = EndClaim(job);
        if (!TryAnswer(queue, job)) queue.Waiting.AddFirst(job.Place);
    }

    private bool TryAnswer(QueueEntry queue, QueuedJob job)
    {
        if (queue.Requests.First is not { Value: var request }) return false;
        LeaveLine(request);
        HandOver(job, GetOrAdd(job.Queue), request);
        return true;
    }

    private void HandOver(QueuedJob job, QueueEntry queue, FetchRequest request)
    {
        job.MarkFetched(clock.UtcNow);
        queue.Fetched.AddLast(job.Place);
        request.Answer(job);
    }

    private QueueEntry EndClaim(QueuedJob job)
    {
        var queue = GetOrAdd(job.Queue);
        queue.Fetched.Remove(job.Place);
        job.MarkWaiting();
        return queue;
    }

    private void LeaveLine(FetchRequest request)
    {
        foreach (var (queue, place) in request.Places)
        {
            queue.Requests.Remove(place);
            RemoveWhenIdle(queue);
        }

        request.Places.Clear();
    }

    private QueueEntry GetOrAdd(string name)
    {
        if (_queues.TryGetValue(name, out var queue)) return queue;
        return _queues[name] = new QueueEntry(name);
    }

    // Queues may be named by customer or day: an idle one leaves no trace.
    private void RemoveWhenIdle(QueueEntry queue)
    {
        if (queue.IsIdle) _queues.Remove(queue.Name);
    }
}
