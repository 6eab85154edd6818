namespace Hangfire.PostgreSql.Queues;

/// <summary>Tells the fetchers of this process that a queue may have something for them.</summary>
internal sealed class QueueSignal
{
    private Action? wake;

    public void Subscribe(Action onEnqueued) => wake += onEnqueued;

    public void JobsWereEnqueued() => wake?.Invoke();
}
