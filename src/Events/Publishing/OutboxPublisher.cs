namespace Events;

internal sealed class OutboxPublisher(IOutbox outbox, EnvelopeFactory envelopes) : IEventPublisher
{
    public Task<Guid> PublishAsync(EventPayload payload, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(payload);
        cancel.ThrowIfCancellationRequested();
        var stored = StoredEvent.New(envelopes.Create(payload));
        outbox.Add(stored);
        return Task.FromResult(stored.Id);
    }
}
