namespace Events.Tests.Support;

/// <summary>Keeps what was published, and relays it in order.</summary>
internal sealed class MemoryStore : IOutbox, IRelayStore
{
    private readonly Queue<StoredEvent> pending = new();
    private readonly Queue<QueuedDelivery> deliveries = new();

    public List<StoredEvent> Events { get; } = [];

    public void Add(StoredEvent stored)
    {
        Events.Add(stored);
        pending.Enqueue(stored);
    }

    public void Replace(StoredEvent stored) => Events[Events.FindIndex(known => known.Id == stored.Id)] = stored;

    public List<(StoredEvent Event, string Handler)> Handled { get; } = [];

    public void AddHandled(StoredEvent stored, Subscription handler) => Handled.Add((stored, handler.Handler));

    public void RemoveHandled(StoredEvent stored, Subscription handler) => Handled.Remove((stored, handler.Handler));

    public Task<bool> WasReceivedAsync(MessageOrigin origin, CancellationToken cancel) =>
        Task.FromResult(origin.MessageId is not null && Events.Exists(known => known.Origin == origin));

    public Task<RelayWork> FindWorkAsync(CancellationToken cancel) => Task.FromResult(new RelayWork(pending.Count > 0, deliveries.Count > 0, Requests: false));

    public Task<int> DispatchAsync(Func<PendingEvent, IReadOnlyList<Subscription>?> handlersOf, int max, CancellationToken cancel)
    {
        var count = 0;
        while (count < max && pending.TryDequeue(out var stored))
        {
            count++;
            foreach (var handler in handlersOf(new PendingEvent(stored.Envelope.Metadata.EventName, stored.Envelope.Metadata.PublisherName, stored.Origin is not null)) ?? [])
            {
                deliveries.Enqueue(new QueuedDelivery(stored.Id, stored.Envelope.Metadata.EventName, handler.Handler, handler.Queue));
            }
        }

        return Task.FromResult(count);
    }

    public Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel)
    {
        var count = 0;
        while (count < max && deliveries.TryDequeue(out var delivery))
        {
            count++;
            queue.Enqueue(delivery);
        }

        return Task.FromResult(count);
    }
}
