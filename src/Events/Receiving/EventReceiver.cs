using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>The receiver of one scope.</summary>
internal sealed class EventReceiver(
    EventRegistry registry, InProcessDispatch dispatch, PayloadUpcasts upcasts, IServiceProvider services, ILogger<EventReceiver> logger) : IEventReceiver
{
    public async Task<int> ReceiveAsync(EventEnvelope envelope, MessageOrigin? origin = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var handlers = registry.HandlersOf(new EventKey(envelope.Metadata.PublisherName, envelope.Metadata.EventName)).Count;
        if (handlers == 0)
        {
            Log.UnknownEventReceived(logger, envelope.Metadata.EventName);
            return 0;
        }

        await TakeAsync(envelope, origin ?? new MessageOrigin(envelope.Metadata.PublisherName), cancel);
        return handlers;
    }

    private async Task TakeAsync(EventEnvelope envelope, MessageOrigin origin, CancellationToken cancel)
    {
        if (services.GetService<IOutbox>() is { } outbox)
        {
            await StoreAsync(outbox, envelope, origin, cancel);
            return;
        }

        var received = Publication.Received(StoredEvent.New(upcasts.ToCurrent(envelope)), registry.Find(envelope.Metadata.EventName));
        await dispatch.RunAsync(services, received, cancel);
    }

    private async Task StoreAsync(IOutbox outbox, EventEnvelope envelope, MessageOrigin origin, CancellationToken cancel)
    {
        if (await outbox.WasReceivedAsync(origin, cancel))
        {
            Log.DuplicateMessage(logger, origin.MessageId, origin.Source);
            return;
        }

        outbox.Add(StoredEvent.New(envelope) with { Origin = origin });
    }
}
