using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Sends a committed event to the target of its route.</summary>
internal sealed class TargetSender(EventRouter router, EventTransports transports, ILogger<TargetSender> logger)
{
    /// <summary>The target of an event, or <c>null</c> when it stays in this application.</summary>
    public EventTarget? TargetOf(EventMetadata metadata)
    {
        var target = router.Find(EventRouter.RouteOf(metadata));
        return target?.Provider == EventTarget.OutboxProvider ? target.ForOutbox() : target;
    }

    /// <summary>Sends the event; one without a target is left alone.</summary>
    public async Task SendAsync(StoredEvent stored, CancellationToken cancel)
    {
        if (TargetOf(stored.Envelope.Metadata) is { } target)
        {
            await transports.For(target).SendAsync(stored, target, cancel);
            RoutingLog.Sent(logger, stored.Envelope.Metadata.EventName, stored.Id, target.Name, target.Provider);
        }
    }
}
