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

    public Task<int> DispatchAsync(Func<string, IReadOnlyList<Subscription>> handlersOf, int max, CancellationToken cancel)
    {
        var count = 0;
        while (count < max && pending.TryDequeue(out var stored))
        {
            count++;
            foreach (var handler in handlersOf(stored.Envelope.Metadata.EventName))
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
