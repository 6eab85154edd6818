using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>The receiver of one scope.</summary>
internal sealed class EventReceiver(
    EventRegistry registry, InProcessDispatch dispatch, PayloadUpcasts upcasts, IServiceProvider services, ILogger<EventReceiver> logger) : IEventReceiver
{
    public async Task<int> ReceiveAsync(EventEnvelope envelope, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        var handlers = registry.HandlersOf(new EventKey(envelope.Metadata.PublisherName, envelope.Metadata.EventName)).Count;
        if (handlers == 0)
        {
            Log.UnknownEventReceived(logger, envelope.Metadata.EventName);
            return 0;
        }

        await TakeAsync(envelope, cancel);
        return handlers;
    }

    private Task TakeAsync(EventEnvelope envelope, CancellationToken cancel)
    {
        if (services.GetService<IOutbox>() is { } outbox)
        {
            outbox.Add(StoredEvent.New(envelope));
            return Task.CompletedTask;
        }

        var received = Publication.Received(StoredEvent.New(upcasts.ToCurrent(envelope)), registry.Find(envelope.Metadata.EventName));
        return dispatch.RunAsync(services, received, cancel);
    }
}
