namespace Events;

/// <summary>Where an event is delivered: the handlers of this application and of others, then the target of its route.</summary>
internal sealed class DeliveryRoutes(SharedHandlers handlers, EventRegistry registry, TargetSender targets)
{
    public Task RefreshAsync(CancellationToken cancel) => handlers.RefreshAsync(cancel);

    public IReadOnlyList<Subscription> Of(PendingEvent pending)
    {
        var known = handlers.HandlersOf(pending.Name);
        return !pending.IsReceived && targets.SubscriptionOf(pending.Publisher, pending.Name) is { } target ? [.. known, target] : known;
    }

    /// <summary>What a delivery is for, in this application.</summary>
    /// <exception cref="UnknownHandlerException">There is no such handler here, or the event's route leads elsewhere by now.</exception>
    public Subscription Required(StoredEvent stored, string handler)
    {
        var metadata = stored.Envelope.Metadata;
        return targets.SubscriptionOf(metadata.PublisherName, metadata.EventName) is { } target && target.Handler == handler
            ? target
            : registry.RequiredHandler(metadata.EventName, handler);
    }
}
