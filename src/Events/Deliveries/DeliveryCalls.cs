namespace Events;

/// <summary>Calls a handler with a stored event, brought to the current version first.</summary>
internal sealed class DeliveryCalls(EventRegistry registry, PayloadUpcasts upcasts, EventSeals seals, IServiceProvider services)
{
    public async Task<object?> InvokeAsync(Subscription subscription, StoredEvent stored, CancellationToken cancel)
    {
        if (!subscription.Hears(stored.Envelope.Metadata.PublisherName)) // the relay goes by the event's name alone
        {
            return null;
        }

        seals.Check(stored);
        var received = subscription.Call.TakesStoredVersion ? stored : stored with { Envelope = upcasts.ToCurrent(stored.Envelope) };
        return await subscription.Call.InvokeAsync(services, Publication.Received(received, registry.Find(received.Envelope.Metadata.EventName)), cancel);
    }
}
