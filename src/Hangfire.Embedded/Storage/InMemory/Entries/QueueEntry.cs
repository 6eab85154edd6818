namespace Hangfire.InMemory.Entries;

internal sealed class QueueEntry(string name)
{
    public string Name { get; } = name;

    public LinkedList<QueuedJob> Waiting { get; } = new();

    public LinkedList<QueuedJob> Fetched { get; } = new();

    /// <summary>Workers that found nothing, the one that waits longest first.</summary>
    public LinkedList<FetchRequest> Requests { get; } = new();

    public bool HoldsJobs => Waiting.Count > 0 || Fetched.Count > 0;

    public bool IsIdle => !HoldsJobs && Requests.Count == 0;
}
