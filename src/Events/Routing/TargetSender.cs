using Microsoft.Extensions.Logging;

namespace Events;

/// <summary>Sends a committed event to the target of its route.</summary>
internal sealed class TargetSender(EventRouter router, EventTransports transports, ILogger<TargetSender> logger)
{
    /// <summary>How the handler names of targets begin; no handler of an application can be called so.</summary>
    public const string HandlerPrefix = "target:";

    /// <summary>The target of an event, or <c>null</c> when it stays in this application.</summary>
    public EventTarget? TargetOf(EventMetadata metadata) => TargetOf(metadata.PublisherName, metadata.EventName);

    /// <summary>The target of an event, or <c>null</c> when it stays in this application.</summary>
    public EventTarget? TargetOf(string publisher, string eventName)
    {
        var target = router.Find(EventRouter.RouteOf(publisher, eventName));
        return target?.Provider == EventTarget.OutboxProvider ? target.ForOutbox() : target;
    }

    /// <summary>The subscription that stands for the target of an event; <c>null</c> when it has none, or one that sends nothing.</summary>
    public Subscription? SubscriptionOf(string publisher, string eventName) =>
        TargetOf(publisher, eventName) is { } target && transports.For(target) is not NullTransport
            ? new Subscription(eventName, HandlerPrefix + target.Name, "", typeof(TargetSender), QueueOf(target), null, new TargetCall(this, target))
            : null;

    /// <summary>Sends the event; one without a target is left alone.</summary>
    public async Task SendAsync(StoredEvent stored, CancellationToken cancel)
    {
        if (TargetOf(stored.Envelope.Metadata) is { } target)
        {
            await SendAsync(stored, target, cancel);
        }
    }

    public async Task SendAsync(StoredEvent stored, EventTarget target, CancellationToken cancel)
    {
        await transports.For(target).SendAsync(stored, target, cancel);
        RoutingLog.Sent(logger, stored.Envelope.Metadata.EventName, stored.Id, target.Name, target.Provider);
    }

    private static string QueueOf(EventTarget target) => target.Settings.GetValueOrDefault("queue") is { Length: > 0 } queue ? queue : QueueResolver.Standard;
}
