namespace Events.Tests.Support;

/// <summary>Keeps what was published, and relays it in order.</summary>
internal sealed class MemoryStore : IOutbox, IRelayStore
{
    private readonly List<StoredEvent> pending = [];
    private readonly List<QueuedDelivery> deliveries = [];

    public List<StoredEvent> Events { get; } = [];

    public void Add(StoredEvent stored)
    {
        Events.Add(stored);
        pending.Add(stored);
    }

    public void Replace(StoredEvent stored) => Events[Events.FindIndex(known => known.Id == stored.Id)] = stored;

    public List<(StoredEvent Event, string Handler)> Handled { get; } = [];

    public void AddHandled(StoredEvent stored, Subscription handler) => Handled.Add((stored, handler.Handler));

    public void RemoveHandled(StoredEvent stored, Subscription handler) => Handled.Remove((stored, handler.Handler));

    public Task<bool> WasReceivedAsync(MessageOrigin origin, CancellationToken cancel) =>
        Task.FromResult(origin.MessageId is not null && Events.Exists(known => known.Origin == origin));

    public Task<RelayWork> FindWorkAsync(int max, CancellationToken cancel) =>
        Task.FromResult(new RelayWork([.. pending.Take(max).Select(ToPending)], deliveries.Count > 0, Requests: false));

    public Task<int> DispatchAsync(IReadOnlyList<RoutedEvent> events, CancellationToken cancel)
    {
        foreach (var (one, handlers) in events)
        {
            pending.RemoveAll(stored => stored.Id == one.Id);
            deliveries.AddRange(handlers.Select(handler => new QueuedDelivery(one.Id, one.Name, handler.Handler, handler.Queue)));
        }

        return Task.FromResult(events.Count);
    }

    public Task<int> EnqueueAsync(IDeliveryQueue queue, int max, CancellationToken cancel)
    {
        var next = deliveries.Take(max).ToList();
        deliveries.RemoveRange(0, next.Count);
        next.ForEach(delivery => queue.Enqueue(delivery));
        return Task.FromResult(next.Count);
    }

    private static PendingEvent ToPending(StoredEvent stored) =>
        new(stored.Id, stored.Envelope.Metadata.EventName, stored.Envelope.Metadata.PublisherName, stored.Origin is not null);
}
